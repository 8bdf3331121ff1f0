import { unacceptable } from '../model/read-input';
import { choice, rowPath, rows, text, textList } from './option/fields';
import { type OptionsOf, refined } from './option/option';
import { derivedFields } from './source/derived-fields';
import { isEventType } from './source/event-fields';
import { fieldColumns, fieldOf } from './source/field-columns';
import { type FieldPath, parseFieldPath } from './source/field-path';
import { fixedValues } from './source/fixed-values';
import { senderZone } from './source/sender-zone';

const eventType = (fallback: string) =>
	text({
		label: 'Event Type',
		hint: 'What it is called then, as noun.verb',
		example: 'ticket.closed',
		fallback,
	});

/** How the records of a system that is asked become events; what is empty is as usual there. */
export const pollOptions = {
	watched: refined(
		text({
			label: 'Watched Field',
			hint: 'An event is when this field becomes one of the values below. Empty: the usual one of this kind of record; where there is none, every change is an event.',
			example: 'status',
			fallback: null,
			main: true,
		}),
		(path) => (path === null ? null : { path: parseFieldPath(path), name: path }),
	),
	types: refined(
		rows({
			label: 'Events',
			hint: 'Which value of the watched field makes which event. None: the usual ones of this kind of record.',
			row: 'Event',
			columns: {
				value: text({
					label: 'Becomes',
					hint: 'Value of the watched field. Empty means every other value, and every change where no field is watched.',
					example: 'closed',
					fallback: '',
				}),
				type: eventType(''),
			},
		}),
		(given, place) => {
			const types = new Map<string, string>();
			for (const [index, { value, type }] of given.entries()) {
				if (!isEventType(type)) {
					const path = `${rowPath(place, index)}, Event Type`;
					throw unacceptable(path, type, 'like ticket.closed or deal.won');
				}
				types.set(value, type);
			}
			return types;
		},
	),
	fields: refined(
		rows({
			label: 'Fields',
			hint: "Where a record has each field of our event. What is not listed is as usual for this kind of record; the record's own id, owner and time of change are known already.",
			row: 'Field',
			columns: {
				...fieldColumns,
				path: text({
					label: 'Path',
					hint: 'Name of the field; names inside of it between dots',
					example: 'customer.email',
					fallback: '',
				}),
			},
		}),
		(given, place) => {
			const paths = new Map<string, FieldPath>();
			for (const [index, row] of given.entries()) {
				if (row.path === '') continue;
				paths.set(fieldOf(row, rowPath(place, index)), parseFieldPath(row.path));
			}
			return paths;
		},
	),
	fixedValues,
	every: choice({
		label: 'Every Change',
		hint: 'Whether every change of a record is an event, although a field is usually watched',
		choices: [
			{ value: 'no', label: 'No' },
			{ value: 'yes', label: 'Yes' },
		],
		fallback: 'no',
	}),
	deleted: refined(
		text({
			label: 'Event When Deleted',
			hint: 'Type of the event when a record is deleted there, for systems that show it. Empty: none.',
			example: 'ticket.removed',
			fallback: null,
		}),
		(type, path) => {
			if (type === null || isEventType(type)) return type;
			throw unacceptable(path, type, 'like ticket.removed');
		},
	),
	ignoreChangesBy: textList({
		label: 'Ignore Changes By',
		hint: 'Ids of users, between commas, whose changes are no events: the user that writes scores back. Where a field is watched, what it becomes is an event whoever changed the record last.',
		example: 'api',
	}),
	derivedFields: {
		...derivedFields,
		hint: `${derivedFields.hint} Of no use where a field is watched.`,
	},
	subjectType: text({
		label: 'Subject Type',
		hint: "What a record is. Empty means the first word of the event's type.",
		example: 'ticket',
		fallback: null,
	}),
	senderZone,
};

export type PollOptions = OptionsOf<typeof pollOptions>;
