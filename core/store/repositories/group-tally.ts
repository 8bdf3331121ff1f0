import { type RawBuilder, sql } from 'kysely';

import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import type { Purpose } from '../../model/metric';
import type { Tally } from '../../model/tally';
import type { DialectName } from '../store';
import { ownerCell, rawOwner } from './raw-owner';

/** Counted answers of one group on one scale. */
export type GroupTally = {
	/** The first day of the day, week, month or quarter they were given in; `null` where none is told apart. */
	day: DayNumber | null;
	/** The values of the fields, in their order; `null` = not known. An owner is JSON: see `RawOwner`. */
	groups: Array<string | null>;
	surveyKey: string;
	purpose: Purpose;
	tally: Tally;
};

/** What answers are grouped by. */
export function groupOf(dialect: DialectName, field: GroupField): RawBuilder<string | null> {
	switch (field) {
		case 'survey':
			return sql`survey_key`;
		case 'segment':
		case 'touchpoint':
		case 'language':
			return sql`${sql.ref(field)}`;
		case 'owner':
			return ownerCell;
		case 'country':
			return sql`(select country from customer where customer.workspace_id = response.workspace_id
				and customer.customer_id = response.customer_id)`;
	}
	const [of = '', name = ''] = [
		field.slice(0, field.indexOf(':')),
		field.slice(field.indexOf(':') + 1),
	];
	if (of === 'customer') {
		return sql`(select coalesce(text, cast(number as text)) from customer_attribute
			where customer_attribute.workspace_id = response.workspace_id
			and customer_attribute.customer_id = response.customer_id and customer_attribute.name = ${name})`;
	}
	const said =
		dialect === 'sqlite'
			? sql`json_extract(event.attributes, ${`$.${JSON.stringify(name)}`})`
			: sql`(event.attributes::json ->> ${name}::text)`;
	return sql`(select cast(${said} as text) from event where event.workspace_id = response.workspace_id
		and event.event_id = response.event_id)`;
}

/** The value of a field as a group has it. */
export function groupValue(field: GroupField, value: unknown): string | null {
	if (typeof value !== 'string') return null;
	return field === 'owner' ? rawOwner(value) : value;
}
