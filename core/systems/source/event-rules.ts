import { isObject } from '../../model/json';
import { unacceptable } from '../../model/read-input';
import { rowPath, rows, text } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import type { EventDraft } from './event-draft';
import { attributeName, isEventType } from './event-fields';
import { fieldColumns, fieldOf } from './field-columns';
import { type FieldPath, parseFieldPath, readFieldPath } from './field-path';

const ruleColumns = {
	event: text({
		label: 'Event',
		hint: 'As the sender calls it. Empty means any.',
		fallback: null,
	}),
	field: text({
		label: 'Field',
		hint: 'Path of the field that is looked at',
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
};

type Rule = Omit<OptionsOf<typeof ruleColumns>, 'field'> & { field: FieldPath | null };

/** For senders of many kinds of events: which of them is what to us, before our own names count. */
export const eventRules = refined(
	rows({
		label: 'Event Rules',
		hint: 'What makes which event; the first rule that fits counts. What no rule fits keeps its usual name.',
		row: 'Rule',
		columns: ruleColumns,
		ordered: true,
	}),
	(given, place): Rule[] =>
		given.map((rule, index) => {
			const path = rowPath(place, index);
			if (!isEventType(rule.type)) {
				throw unacceptable(`${path}, Event Type`, rule.type, 'like ticket.closed or deal.won');
			}
			if (rule.equals !== null && rule.field === null) {
				throw unacceptable(`${path}, Field`, '', 'the field that "Equals" is compared with');
			}
			return { ...rule, field: rule.field === null ? null : parseFieldPath(rule.field) };
		}),
);

/** Where a sender puts what fills our event, by our field. */
export const namedFields = refined(
	rows({
		label: 'Fields',
		hint: 'Where the sender puts what fills our event, beside what is known already',
		row: 'Field',
		columns: {
			path: text({
				label: 'Path',
				hint: 'Names between dots, from the top of one event',
				example: 'model.email',
				fallback: '',
			}),
			...fieldColumns,
		},
	}),
	(given, place) => {
		const fields = new Map<string, FieldPath>();
		for (const [index, row] of given.entries()) {
			if (row.path !== '')
				fields.set(fieldOf(row, rowPath(place, index)), parseFieldPath(row.path));
		}
		return fields;
	},
);

/** The type of event that the first rule which fits says; `null` where none does. */
export function typeByRules(rules: readonly Rule[], event: string, body: unknown): string | null {
	const fits = (rule: Rule): boolean => {
		if (rule.event !== null && rule.event.toLowerCase() !== event.toLowerCase()) return false;
		if (rule.field === null) return true;
		const value = readFieldPath(body, rule.field);
		const values: unknown[] = Array.isArray(value) ? value : [value];
		return values.some((one) =>
			rule.equals === null ? !isBlank(one) : !isBlank(one) && String(one) === rule.equals,
		);
	};
	return rules.find(fits)?.type ?? null;
}

/** A draft, and over it what the fields name in the body. */
export function withNamedFields(
	draft: EventDraft,
	fields: ReadonlyMap<string, FieldPath>,
	body: unknown,
): EventDraft {
	const filled: Record<string, unknown> = { ...draft };
	const attributes: Record<string, unknown> = isObject(draft.attributes)
		? { ...draft.attributes }
		: {};
	for (const [field, path] of fields) {
		const value = readFieldPath(body, path);
		if (isBlank(value)) continue;
		const attribute = attributeName(field);
		if (attribute !== null) attributes[attribute] = value;
		else if (field === 'attributes' && isObject(value)) Object.assign(attributes, value);
		else filled[field] = value;
	}
	return { ...filled, attributes };
}

/** A sender's word as a type of event of its own, e.g. `dingtalk.chat_add_member`. */
export function ownType(system: string, word: string): string {
	const verb = word.toLowerCase().replace(/[^a-z0-9_]+/g, '_');
	return `${system}.${verb === '' ? 'event' : verb.slice(0, 60)}`;
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
