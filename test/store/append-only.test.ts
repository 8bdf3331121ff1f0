import { sql } from 'kysely';

import {
	addToAudit,
	auditOf,
	type AuditRow,
	withAuditOpen,
} from '../../core/store/repositories/audit';
import { databases, useDatabases, useStore } from './databases';
import { monday } from './rows';

useDatabases();

const line = (id: string, given: Partial<AuditRow> = {}): AuditRow => ({
	workspace_id: 'test',
	audit_id: id,
	at: monday,
	actor_kind: 'person',
	actor_id: 'ada',
	actor_name: 'Ada',
	actor_node: null,
	action: 'settings_changed',
	target_kind: 'workspace',
	target_id: 'test',
	details: '{}',
	test: 0,
	...given,
});

/** Whoever has the connection of the workspace, or a tool of the database, finds the same door closed. */
describe.each(databases)('the audit trail on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const all = async () => await auditOf(store().db, 'test', { kind: 'workspace', id: 'test' }, 100);

	beforeAll(async () => await addToAudit(store().db, [line('a'), line('b')]));

	it.each([
		`update audit set actor_name = 'Eve'`,
		`delete from audit`,
		`delete from audit where audit_id = 'a'`,
		...(dialect === 'postgres'
			? ['truncate audit']
			: [
					`insert or replace into audit select * from audit where audit_id = 'a'`,
					`update or replace audit set details = 'other'`,
				]),
	])('refuses %s', async (statement) => {
		await expect(sql.raw(statement).execute(store().db)).rejects.toThrow('gives none up');
		await expect(
			store().transaction(async (tx) => await sql.raw(statement).execute(tx)),
		).rejects.toThrow('gives none up');
		expect((await all()).map(({ actor_name: name }) => name)).toEqual(['Ada', 'Ada']);
	});

	it('is open to the transaction alone that says so, and until it has done', async () => {
		await store().transaction(async (tx) => {
			await withAuditOpen(tx, async () => {
				await sql`delete from audit where audit_id = 'b'`.execute(tx);
			});
		});
		expect((await all()).map(({ audit_id: id }) => id)).toEqual(['a']);
		const after = store().transaction(async (tx) => {
			await withAuditOpen(tx, async () => {});
			await sql`delete from audit`.execute(tx);
		});
		await expect(after).rejects.toThrow('gives none up');
		await expect(sql`delete from audit`.execute(store().db)).rejects.toThrow('gives none up');
	});

	it('is closed again where the work in it fails', async () => {
		const failing = store().transaction(async (tx) => {
			await withAuditOpen(tx, async () => {
				await sql`delete from audit`.execute(tx);
				throw new Error('no');
			});
		});
		await expect(failing).rejects.toThrow('no');
		expect(await all()).toHaveLength(1);
		await expect(sql`delete from audit`.execute(store().db)).rejects.toThrow('gives none up');
	});

	it('is closed again for the rest of the transaction where that goes on', async () => {
		const going = store().transaction(async (tx) => {
			const failing = withAuditOpen(tx, async () => await Promise.reject(new Error('no')));
			await failing.catch(() => {});
			await sql`delete from audit`.execute(tx);
		});
		await expect(going).rejects.toThrow('gives none up');
	});
});
