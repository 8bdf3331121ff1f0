import type { Migration } from './migration';

export const twentyFirst: Migration = {
	version: 21,
	name: 'what is known of customers',
	statements: () => [
		`alter table customer add column title text`,
		`alter table customer add column country text`,
		`alter table customer add column owner text`,
		`alter table customer add column value_amount double precision`,
		`alter table customer add column value_currency text`,
		`create table customer_tag (
			workspace_id text not null, customer_id text not null, tag text not null,
			primary key (workspace_id, customer_id, tag))`,
		`create index customer_tag_tag on customer_tag (workspace_id, tag, customer_id)`,
		`create table customer_date (
			workspace_id text not null, customer_id text not null, name text not null,
			calendar text not null, year integer, month integer not null, day integer,
			leap integer not null, on_date text,
			primary key (workspace_id, customer_id, name))`,
		// Who has a birthday today, whose contract ends then: never by looking at everybody.
		`create index customer_date_yearly
			on customer_date (workspace_id, name, calendar, month, day, customer_id)`,
		`create index customer_date_once on customer_date (workspace_id, name, on_date, customer_id)`,
		`create table customer_attribute (
			workspace_id text not null, customer_id text not null, name text not null,
			text text, number double precision,
			primary key (workspace_id, customer_id, name))`,
		`create index customer_attribute_number
			on customer_attribute (workspace_id, name, number, customer_id)`,
		`create index customer_attribute_text
			on customer_attribute (workspace_id, name, text, customer_id)`,
		`create index customer_segment on customer (workspace_id, segment, customer_id)`,
	],
};
