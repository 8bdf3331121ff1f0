import { unacceptable } from '../../model/read-input';
import { choice, rowPath, rows, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { derivedFields } from '../source/derived-fields';
import { isEventType } from '../source/event-fields';
import { fieldColumns, fieldOf } from '../source/field-columns';
import { freshness } from '../source/freshness';
import { senderZone } from '../source/sender-zone';

/** A form whose fields carry these aliases needs no mapping. */
const usualAliases: Record<string, string> = {
	subject_title: 'subject.title',
	subject_url: 'subject.url',
	touchpoint: 'touchpoint',
	value_amount: 'value.amount',
	value_currency: 'value.currency',
	customer_id: 'customer.externalId',
	customer_name: 'customer.name',
	customer_email: 'customer.email',
	customer_phone: 'customer.phone',
	customer_mobile: 'customer.phone',
	customer_language: 'customer.language',
	customer_time_zone: 'customer.timeZone',
	customer_segment: 'customer.segment',
	owner_id: 'owner.id',
	owner_name: 'owner.name',
	owner_email: 'owner.email',
};

const ruleColumns = {
	op: choice({
		label: 'Push',
		hint: 'What was done with the record',
		choices: [
			{ value: '', label: 'Any' },
			{ value: 'data_create', label: 'Data Created' },
			{ value: 'data_remove', label: 'Data Deleted' },
			{ value: 'data_recover', label: 'Data Recovered' },
			{ value: 'data_update', label: 'Data Updated' },
			{ value: 'message', label: 'Message to Members' },
		],
		fallback: '',
	}),
	field: text({
		label: 'Form Field',
		hint: 'Alias or _widget_… of the field that is looked at',
		example: 'status',
		fallback: null,
	}),
	equals: text({
		label: 'Equals',
		hint: 'Value the field must have. Empty means any value.',
		fallback: null,
	}),
	type: text({
		label: 'Event Type',
		hint: 'What it is called then, as noun.verb',
		example: 'ticket.closed',
		fallback: '',
	}),
	once: text({
		label: 'Once per Value Of',
		hint: 'A form field whose value makes the event one of a kind',
		example: 'closed_at',
		fallback: null,
	}),
};

/** What makes which event. */
export type Rule = OptionsOf<typeof ruleColumns>;

export const options = {
	rules: refined(
		rows({
			label: 'Event Rules',
			hint: 'What makes which event; the first rule that fits counts. Without rules, events are record.created, record.updated and so on.',
			row: 'Rule',
			columns: ruleColumns,
			ordered: true,
		}),
		(rules, place) => {
			for (const [index, { type, equals, field }] of rules.entries()) {
				const path = rowPath(place, index);
				if (!isEventType(type)) {
					throw unacceptable(`${path}, Event Type`, type, 'like ticket.closed or ticket.reopened');
				}
				if (equals !== null && field === null) {
					throw unacceptable(`${path}, Form Field`, '', 'the field that "Equals" is compared with');
				}
			}
			return rules;
		},
	),
	aliases: refined(
		rows({
			label: 'Field Aliases',
			hint: 'Which form field is what. Aliases such as customer_email or owner_name are known already.',
			row: 'Alias',
			columns: {
				alias: text({
					label: 'Form Field',
					hint: 'Alias or _widget_… of the field',
					example: 'contact_mail or _widget_1700000000000',
					fallback: '',
				}),
				...fieldColumns,
			},
		}),
		(given, place) => {
			const aliases = new Map(Object.entries(usualAliases));
			for (const [index, row] of given.entries()) {
				if (row.alias === '') continue;
				const field = fieldOf(row, rowPath(place, index));
				// What the admin says wins over the usual alias of the same field.
				for (const [usual, taken] of aliases) if (taken === field) aliases.delete(usual);
				aliases.set(row.alias, field);
			}
			return aliases;
		},
	),
	ignoreUpdatesBy: textList({
		label: 'Ignore Updates By',
		hint: 'User names, separated by commas, whose updates start nothing: the user that writes scores back',
		example: 'api',
	}),
	derivedFields,
	subjectType: text({
		label: 'Subject Type',
		hint: "What a record is. Empty means the first word of the event's type.",
		example: 'ticket',
		fallback: null,
	}),
	senderZone,
	freshness,
};

export type JiandaoyunOptions = OptionsOf<typeof options>;
