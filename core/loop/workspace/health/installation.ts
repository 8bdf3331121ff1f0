import { migrations } from '../../../store/migrations';
import { attention, type HealthFacts, type Look, ok } from './check';

/** Whether the database is the one that this package writes. */
export const schema: Look = ({ schemaVersion: version, say }) => {
	const newest = Math.max(...migrations.map((migration) => migration.version));
	return version === newest
		? ok(say('health.schema.ok', { version }))
		: attention(say('health.schema.other', { version, newest }), say('health.schema.hint'));
};

/** Whether the database suits the way that n8n runs. */
export const mode: Look = (facts) => {
	const { queueMode, say } = facts;
	const database = databaseOf(facts);
	if (!queueMode) return ok(say('health.mode.single', { database }));
	return facts.house.store.dialect === 'postgres'
		? ok(say('health.mode.queue', { database }))
		: attention(say('health.mode.wrong'), say('health.mode.hint'));
};

const databaseOf = ({ house }: HealthFacts): string =>
	house.store.dialect === 'postgres' ? 'PostgreSQL' : 'SQLite';
