import { day, type Migration } from './migration';

export const eighth: Migration = {
	version: 8,
	name: 'ratings that no person has confirmed',
	statements: (dialect) => [
		`create table held_rating (
			workspace_id text not null, invitation_id text not null,
			value double precision not null, level text not null, at bigint not null,
			times integer not null, primary key (workspace_id, invitation_id))`,
		`create index held_rating_at on held_rating (workspace_id, at)`,
		`create view v_held_ratings as select held_rating.workspace_id, held_rating.invitation_id,
			invitation.survey_key, invitation.metric, invitation.customer_id, held_rating.value,
			held_rating.level, held_rating.times, held_rating.at as held_at,
			${day(dialect, 'held_rating.at')} as held_on
			from held_rating join invitation
				on invitation.workspace_id = held_rating.workspace_id
				and invitation.invitation_id = held_rating.invitation_id
			where invitation.test = 0 and invitation.answered_at is null`,
	],
};
