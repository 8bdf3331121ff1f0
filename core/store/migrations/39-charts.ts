import type { Migration } from './migration';

export const thirtyNinth: Migration = {
	version: 39,
	name: 'control charts: their baselines, and signals that were given out',
	statements: () => [
		`create table chart_baseline (
			workspace_id text not null, chart_key text not null, baseline text not null,
			kept_at bigint not null,
			primary key (workspace_id, chart_key))`,
		`create table chart_signal (
			workspace_id text not null, chart_key text not null, signal_key text not null,
			given_at bigint not null,
			primary key (workspace_id, chart_key, signal_key))`,
	],
};
