import type { Migration } from './migration';

export const sixth: Migration = {
	version: 6,
	name: 'the place of an event among those of its subject',
	statements: () => [
		// The last event, and the one before any other, are one entry each: a subject may be reopened
		// a thousand times.
		`create index event_place on event
			(workspace_id, source, subject_type, subject_id, test, occurred_at, received_at)`,
		`drop index event_subject`,
		`create index invitation_open on invitation
			(workspace_id, subject_source, subject_type, subject_id, state)`,
		`drop index invitation_subject`,
	],
};
