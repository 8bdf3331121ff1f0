import { unacceptable } from '../../model/read-input';
import { choice, rowPath, rows, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { derivedFields } from '../source/derived-fields';
import { isEventType } from '../source/event-fields';
import { fieldColumns, fieldOf } from '../source/field-columns';
import { type FieldPath, parseFieldPath } from '../source/field-path';
import { freshness } from '../source/freshness';
import { senderZone } from '../source/sender-zone';
import type { PushWords } from './words';

/** The options by which an admin says what a pushed record means. */
export function pushOptions(words: PushWords) {
	const { example, system } = words;
	return {
		authentication: choice({
			label: 'Authentication',
			hint: `How the function in ${system} proves who it is`,
			choices: [
				{
					value: 'signature',
					label: 'Signature (HMAC-SHA256)',
					hint: 'X-Signature over X-Timestamp, a dot and the body',
				},
				{
					value: 'header',
					label: 'Shared Secret in a Header',
					hint: 'X-Webhook-Secret holds the secret itself',
				},
			],
			fallback: words.usual,
			main: true,
		}),
		rules: refined(
			rows({
				label: 'Event Rules',
				hint: 'What makes which event; the first rule that fits counts. Without rules, events are deal.updated, contact.created and so on.',
				row: 'Rule',
				columns: {
					object: text({
						label: 'Object',
						hint: 'Kind of record. Empty means any.',
						example: example.object,
						fallback: null,
					}),
					event: choice({
						label: 'Change',
						hint: 'What was done with the record',
						choices: [
							{ value: '', label: 'Any' },
							{ value: 'created', label: 'Created' },
							{ value: 'removed', label: 'Deleted' },
							{ value: 'updated', label: 'Updated' },
						],
						fallback: '',
					}),
					field: text({
						label: 'Record Field',
						hint: 'Field that is looked at',
						example: example.field,
						fallback: null,
					}),
					equals: text({
						label: 'Equals',
						hint: 'Value the field must have. Empty means any value.',
						example: example.value,
						fallback: null,
					}),
					type: text({
						label: 'Event Type',
						hint: 'What it is called then, as noun.verb',
						example: 'deal.won',
						fallback: '',
					}),
					once: text({
						label: 'Once per Value Of',
						hint: 'A field whose value makes the event one of a kind',
						fallback: null,
					}),
				},
				ordered: true,
			}),
			(rules, place) => {
				for (const [index, { type, equals, field }] of rules.entries()) {
					const path = rowPath(place, index);
					if (!isEventType(type)) {
						throw unacceptable(`${path}, Event Type`, type, 'like deal.won or ticket.closed');
					}
					if (equals !== null && field === null) {
						throw unacceptable(
							`${path}, Record Field`,
							'',
							'the field that "Equals" is compared with',
						);
					}
				}
				return rules;
			},
		),
		fields: refined(
			rows({
				label: 'Fields',
				hint: `Which field of a record is what. The usual fields of ${system}, and names such as customer_email, are known already.`,
				row: 'Field',
				columns: {
					path: text({
						label: 'Record Field',
						hint: 'Its API name; names between dots go deeper',
						example: 'contact_mail__c',
						fallback: '',
					}),
					...fieldColumns,
				},
			}),
			(given, place) =>
				given
					.filter(({ path }) => path !== '')
					.map((row, index): [FieldPath, string] => [
						parseFieldPath(row.path),
						fieldOf(row, rowPath(place, index)),
					]),
		),
		ignoreUpdatesBy: textList({
			label: 'Ignore Updates By',
			hint: 'User IDs, separated by commas, whose updates start nothing: the user that writes scores back',
			example: '1000',
		}),
		derivedFields,
		subjectType: text({
			label: 'Subject Type',
			hint: "What a record is. Empty means the first word of the event's type.",
			example: 'deal',
			fallback: null,
		}),
		senderZone,
		freshness,
	};
}

export type PushOptions = OptionsOf<ReturnType<typeof pushOptions>>;
