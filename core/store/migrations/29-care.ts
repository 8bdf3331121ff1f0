import { triggersOf } from './28-mentions-noted';
import { firstRhythms } from './first-rhythms';
import type { Migration } from './migration';

export const twentyNinth: Migration = {
	version: 29,
	name: 'care campaigns',
	statements: (dialect) => [
		`create table campaign (
			workspace_id text not null, campaign_key text not null,
			definition text not null, occasion text not null,
			workflow_id text not null, workflow_name text not null,
			node_id text not null, node_name text not null,
			watches text not null, since bigint not null, looked_until bigint,
			stopped_at bigint, stopped_because text,
			created_at bigint not null, updated_at bigint not null,
			primary key (workspace_id, campaign_key))`,
		`create table care_occasion (
			workspace_id text not null, care_id text not null,
			campaign_key text not null, customer_id text not null,
			occasion_key text not null, mailbox_key text not null,
			anchor_kind text not null, anchor_at bigint not null, said text not null,
			found_at bigint not null, again_at bigint, over_because text, stopped_at bigint,
			group_name text, first_sent_at bigint, last_sent_at bigint, merge_id text,
			primary key (workspace_id, care_id))`,
		// An occasion is found once, whatever node, run or worker finds it.
		`create unique index care_occasion_once
			on care_occasion (workspace_id, customer_id, campaign_key, occasion_key)`,
		// What has to be looked at now, without what is over.
		`create index care_occasion_again
			on care_occasion (workspace_id, campaign_key, again_at, customer_id) where again_at is not null`,
		// What is over and may be forgotten, oldest first.
		`create index care_occasion_over on care_occasion (workspace_id, found_at)
			where again_at is null`,
		// Who was written to and who was left out, for what a campaign has changed.
		`create index care_occasion_group
			on care_occasion (workspace_id, campaign_key, group_name, first_sent_at, customer_id)
			where group_name is not null`,
		`create table care_step (
			workspace_id text not null, care_id text not null, step integer not null,
			campaign_key text not null, customer_id text not null,
			recipient text not null, asks integer not null,
			address text, mailbox_once text,
			state text not null, reason text,
			due_at bigint not null, valid_until bigint not null, at bigint not null,
			attempt integer not null, mark text, opted_out_at bigint,
			primary key (workspace_id, care_id, step))`,
		`create unique index care_step_mailbox on care_step (workspace_id, mailbox_once)
			where mailbox_once is not null`,
		`create index care_step_customer on care_step (workspace_id, customer_id, at)`,
		`create index care_step_campaign on care_step (workspace_id, campaign_key, state, at)`,
		// How many opted out, without how many were written to.
		`create index care_step_opted_out on care_step (workspace_id, campaign_key, at)
			where opted_out_at is not null`,
		`create table care_stop (
			workspace_id text not null, stop_id text not null,
			campaign_key text not null, customer_id text not null,
			stopped_at bigint not null, ended_at bigint,
			primary key (workspace_id, stop_id))`,
		`create index care_stop_customer on care_stop (workspace_id, customer_id, campaign_key)`,
		`create table attribute_change (
			workspace_id text not null, change_id text not null, customer_id text not null,
			name text not null, before text, after text, at bigint not null,
			primary key (workspace_id, change_id))`,
		`create index attribute_change_at on attribute_change (workspace_id, name, at, customer_id)`,
		`create index attribute_change_old on attribute_change (workspace_id, at)`,
		`create index attribute_change_customer on attribute_change (workspace_id, customer_id, name, at)`,
		...triggersOf(dialect, 'attribute_change', {
			key: ['change_id'],
			texts: ['before', 'after'],
		}),
		`create table customer_rhythm (
			workspace_id text not null, customer_id text not null, orders integer not null,
			last_at bigint not null, overdue_at bigint not null,
			primary key (workspace_id, customer_id))`,
		// Who begins to be silent in a span of time.
		`create index customer_rhythm_last on customer_rhythm (workspace_id, last_at, customer_id)`,
		`create index customer_rhythm_overdue on customer_rhythm (workspace_id, overdue_at, customer_id)`,
		// A customer's orders without all else that happened to them: kept by orders alone.
		`create index event_order on event (workspace_id, customer_id, occurred_at)
			where substr(type, 1, 6) = 'order.' and test = 0`,
		// What of a type was received in a span. One entry for an event that has a customer.
		`create index event_type on event (workspace_id, type, received_at, customer_id)
			where customer_id is not null and test = 0`,
		// Answers as they stand now, by when they were stored or changed; half of one is not there.
		`create index response_changed on response (workspace_id, metric, level, updated_at, customer_id)
			where state = 'completed' and customer_id is not null and test = 0`,
		// Who lives where: the zones and countries that there are, and who is in one.
		`create index customer_place on customer
			(workspace_id, coalesce(time_zone, ''), coalesce(country, ''), customer_id)
			where merged_into is null`,
		// Planned care that nobody has begun to send gives way to what is more important.
		`alter table contact add column movable text`,
	],
	rewrite: firstRhythms,
};
