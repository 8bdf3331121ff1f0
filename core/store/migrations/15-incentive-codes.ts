import type { Migration } from './migration';

export const fifteenth: Migration = {
	version: 15,
	name: 'codes that are given for answering',
	statements: () => [
		`create table incentive_code (
			workspace_id text not null, code text not null, survey_key text not null,
			added_at bigint not null, response_id text, receiver text, given_at bigint,
			primary key (workspace_id, code))`,
		// An answer gets one code, and so does an address that anybody may have typed.
		`create unique index incentive_code_response on incentive_code (workspace_id, response_id)
			where response_id is not null`,
		`create unique index incentive_code_receiver
			on incentive_code (workspace_id, survey_key, receiver) where receiver is not null`,
		`create index incentive_code_free on incentive_code
			(workspace_id, survey_key, added_at, code) where response_id is null`,
		`create index incentive_code_survey on incentive_code
			(workspace_id, survey_key, response_id)`,
	],
};
