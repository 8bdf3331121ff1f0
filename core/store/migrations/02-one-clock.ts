import type { Migration } from './migration';

const receiverOfAnswer = `select event_delivery.receiver from response
	join event_delivery on event_delivery.workspace_id = response.workspace_id
		and event_delivery.event_id = response.event_id
	where response.workspace_id = due.workspace_id and response.response_id = due.ref_id
		and response.invitation_id is null
	order by event_delivery.receiver limit 1`;

const deferredElsewhere = (column: 'event_id' | 'receiver'): string =>
	`select event_delivery.${column} from invitation
	join event_delivery on event_delivery.workspace_id = invitation.workspace_id
		and event_delivery.event_id = invitation.event_id
	where invitation.workspace_id = due.workspace_id and invitation.invitation_id = due.ref_id
		and invitation.channel <> 'email' and invitation.due_at > invitation.created_at
	order by event_delivery.receiver limit 1`;

const activity = `workspace_id text not null, activity_id text not null, kind text not null,
	at bigint not null, survey_key text, team text, response_id text, case_id text,
	customer_id text, test integer not null`;

export const second: Migration = {
	version: 2,
	name: 'one clock, activities, a secret of the store',
	statements: (dialect) => [
		`alter table workspace add column signing_secret text`,
		// Work belongs to whoever takes it: a survey's trigger, the receiver of an event, or the clock.
		`alter table due rename column survey_key to scope`,
		`update due set scope = coalesce((select min(receiver) from event_delivery
				where event_delivery.workspace_id = due.workspace_id
					and event_delivery.event_id = due.ref_id), scope)
			where kind = 'unprocessed_event'`,
		// A low answer from elsewhere comes out again as the event that brought it.
		`update due set scope = (${receiverOfAnswer})
			where kind = 'low_score_without_case' and exists (${receiverOfAnswer})`,
		// What another node sends is not the clock's: its event comes again, if it was put off.
		`update due set kind = 'ask_again', ref_id = (${deferredElsewhere('event_id')}),
				scope = (${deferredElsewhere('receiver')})
			where kind = 'invitation_due' and exists (${deferredElsewhere('event_id')})`,
		`delete from due where kind in ('invitation_due', 'reminder') and exists (
			select 1 from invitation where invitation.workspace_id = due.workspace_id
				and invitation.invitation_id = due.ref_id and invitation.channel <> 'email')`,
		`delete from due where kind = 'care_touch'`,
		// One clock a workspace: what a timer fetched is no matter any more.
		`delete from endpoint where page = 'timer'`,
		dialect === 'sqlite'
			? `create table activity (
				seq integer primary key autoincrement, xid integer not null default 0, ${activity})`
			: `create table activity (
				seq bigint generated always as identity primary key,
				xid bigint not null default (pg_current_xact_id()::text::bigint), ${activity})`,
		`create unique index activity_key on activity (workspace_id, activity_id)`,
		`create index activity_order on activity (workspace_id, xid, seq)`,
		`create index activity_at on activity (workspace_id, at)`,
		`create table activity_cursor (
			workspace_id text not null, receiver text not null, xid bigint not null,
			seq bigint not null, attempt integer not null, updated_at bigint not null,
			primary key (workspace_id, receiver))`,
	],
};
