import { sql } from 'kysely';

import { addToAudit } from '../../core/store/repositories/audit';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { insertInvitation } from '../../core/store/repositories/invitations';
import { insertResponse } from '../../core/store/repositories/responses';
import { databases, useDatabases, useStore } from './databases';
import { caseRow, day, invitationRow, monday, responseRow } from './rows';

useDatabases();

/** What a BI tool sees; dates are UTC days. */
describe.each(databases)('the documented views on $name', ({ dialect }) => {
	const store = useStore(dialect);

	beforeAll(async () => {
		const levels = [
			['rsp_a', 5, 'high', monday],
			['rsp_b', 3, 'middle', monday],
			['rsp_c', 1, 'low', monday],
			['rsp_d', 4, 'high', monday + day],
		] as const;
		await store().transaction(async (tx) => {
			for (const [id, value, level, at] of levels) {
				await insertResponse(tx, responseRow({ response_id: id, value, level, answered_at: at }));
			}
			await insertResponse(tx, responseRow({ response_id: 'rsp_t', test: 1 }));
			await openCaseQuery(tx, caseRow()).execute();
			await openCaseQuery(tx, caseRow({ case_id: 'cas_t', test: 1 })).execute();
			await insertInvitation(tx, invitationRow());
			await insertInvitation(tx, invitationRow({ invitation_id: 'inv_t', test: 1 }));
		});
	});

	const read = async (query: string) => (await sql.raw<object>(query).execute(store().db)).rows;

	it('leave test rows out and name the day', async () => {
		expect(await read('select response_id, answered_on from v_responses order by 1')).toEqual([
			{ response_id: 'rsp_a', answered_on: '2026-01-05' },
			{ response_id: 'rsp_b', answered_on: '2026-01-05' },
			{ response_id: 'rsp_c', answered_on: '2026-01-05' },
			{ response_id: 'rsp_d', answered_on: '2026-01-06' },
		]);
		expect(await read('select case_id, opened_on from v_cases')).toEqual([
			{ case_id: 'cas_1', opened_on: '2026-01-05' },
		]);
		expect(await read('select invitation_id, created_on from v_invitations')).toEqual([
			{ invitation_id: 'inv_1', created_on: '2026-01-05' },
		]);
	});

	it('have the audit trail', async () => {
		const row = {
			workspace_id: 'test',
			audit_id: 'a',
			at: monday,
			actor_kind: 'person' as const,
			actor_id: 'ada',
			actor_name: 'Ada',
			actor_node: null,
			action: 'link_opened',
			target_kind: 'case' as const,
			target_id: 'cas_1',
			details: '{"page":"owner"}',
			test: 0,
		};
		await addToAudit(store().db, [row, { ...row, audit_id: 't', test: 1 }]);
		// What is there stays as it is.
		await addToAudit(store().db, [{ ...row, actor_name: 'Eve' }]);
		const { test: _test, ...told } = row;
		expect(await read('select * from v_audit')).toEqual([{ ...told, at_on: '2026-01-05' }]);
	});

	it('count scores by day and scale', async () => {
		const rows = await read(
			'select answered_on, n, high, middle, low, mean_value from v_scores_daily order by 1',
		);
		expect(rows).toEqual([
			{ answered_on: '2026-01-05', n: 3, high: 1, middle: 1, low: 1, mean_value: 3 },
			{ answered_on: '2026-01-06', n: 1, high: 1, middle: 0, low: 0, mean_value: 4 },
		]);
	});

	it('show no personal data but the comment and the customer id', async () => {
		const [row] = await read('select * from v_responses limit 1');
		expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['owner']));
		expect(Object.keys(row ?? {}).filter((name) => /mail|phone|name/.test(name))).toEqual([]);
	});

	it('have the answers one by one, numbers apart from texts', async () => {
		const list = [
			{ id: 'rating', value: 2 },
			{ id: 'reasons', value: ['slow', 'price'] },
			{ id: 'speed-importance', value: 5 },
			{ id: 'speed-quality', value: 1 },
			{ id: 'who', value: 'Mei "M."' },
		];
		const answers = JSON.stringify({ content: {}, list });
		await store().transaction(async (tx) => {
			await insertResponse(
				tx,
				responseRow({ workspace_id: 'other', response_id: 'rsp_o', answered_at: monday, answers }),
			);
			await insertResponse(
				tx,
				responseRow({ workspace_id: 'other', response_id: 'rsp_x', answers, test: 1 }),
			);
		});
		const rows = await read(
			"select response_id, answered_on, question_id, value, said from v_answers where workspace_id = 'other' order by question_id",
		);
		const row = { response_id: 'rsp_o', answered_on: '2026-01-05' };
		expect(rows).toEqual([
			{ ...row, question_id: 'rating', value: 2, said: null },
			{
				...row,
				question_id: 'reasons',
				value: null,
				said: expect.stringMatching(/^\["slow", ?"price"]$/),
			},
			{ ...row, question_id: 'speed-importance', value: 5, said: null },
			{ ...row, question_id: 'speed-quality', value: 1, said: null },
			{ ...row, question_id: 'who', value: null, said: 'Mei "M."' },
		]);
	});
});
