import { sql } from 'kysely';

import {
	caseOfResponse,
	listSteps,
	openCaseQuery,
	insertStepQuery,
} from '../../core/store/repositories/cases';
import {
	findInvitation,
	insertInvitation,
	type InvitationRow,
	moveInvitationQuery,
	updateInvitation,
} from '../../core/store/repositories/invitations';
import { peopleQuery } from '../../core/store/repositories/people';
import {
	findByInvitation,
	findResponse,
	insertResponseQuery,
	type ResponseRow,
} from '../../core/store/repositories/responses';
import type { Db, Tx } from '../../core/store/store';
import { isDuplicate, MovedError, readTogether, writeTogether } from '../../core/store/together';
import { databases, useDatabases, useStore } from './databases';
import { caseRow, invitationRow, monday, responseRow } from './rows';

useDatabases();

describe.each(databases)('on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A case of an answer, with the first step of its history. */
	const opening = (id: string, responseId = `rsp_of_${id}`) => ({
		row: caseRow({ case_id: id, response_id: responseId }),
		step: {
			workspace_id: 'test',
			case_id: id,
			step_key: 'opened',
			at: monday,
			kind: 'opened',
			actor_kind: 'system',
			actor_id: null,
			actor_name: null,
			data: '{}',
			customer_id: null,
		},
	});
	const open = writeTogether((db, { row, step }: ReturnType<typeof opening>) => ({
		writes: [insertStepQuery(db, step), openCaseQuery(db, row)],
	}));
	const stored = async (id: string) => ({
		case: await caseOfResponse(store().db, 'test', `rsp_of_${id}`),
		steps: await listSteps(store().db, 'test', id),
	});

	describe('questions that are asked together', () => {
		it('get the answers that each would get alone', async () => {
			const { db } = store();
			const odd = responseRow({
				response_id: 'rsp_odd',
				value: 3.14159265358979,
				percent: 53.5,
				comment: 'He said "no"\\n,\n\t<b>坏了</b> 😡 — O\'Brien',
				answers: '{"list":[{"id":"a","value":"\\"x\\""}]}',
				answered_at: 8_640_000_000_000_000,
				completed_at: null,
			});
			await insertResponseQuery(db, odd).execute();
			const ask = readTogether((asked, { id, nowhere }: { id: string; nowhere: string }) => ({
				response: asked.selectFrom('response').selectAll().where('response_id', '=', id),
				nobody: peopleQuery(asked, nowhere),
				ids: asked.selectFrom('response').select('response_id').where('response_id', '=', id),
			}));
			const found = await ask(store(), db, { id: 'rsp_odd', nowhere: 'nowhere' });
			expect(found.response).toEqual([odd]);
			expect(found.response).toEqual([await findResponse(db, 'test', 'rsp_odd')]);
			expect(found.nobody).toEqual([]);
			expect(found.ids).toEqual([{ response_id: 'rsp_odd' }]);
		});

		it('keep the order they ask for', async () => {
			const { db } = store();
			for (const at of [3, 1, 2]) {
				const row = responseRow({ response_id: `rsp_${at}`, survey_key: 'order', answered_at: at });
				await insertResponseQuery(db, row).execute();
			}
			const ask = readTogether((asked, { key, limit }: { key: string; limit: number }) => ({
				rows: asked
					.selectFrom('response')
					.select('answered_at')
					.where('survey_key', '=', key)
					.orderBy('answered_at', 'desc')
					.limit(limit),
			}));
			const first = async (limit: number) => {
				const { rows } = await ask(store(), db, { key: 'order', limit });
				return rows.map(({ answered_at: at }) => at);
			};
			// Asked again with other values: what was compiled is kept, its values are not.
			expect([await first(2), await first(1)]).toEqual([[3, 2], [3]]);
		});
	});

	describe('writes that are done together', () => {
		it('are all done', async () => {
			await open(store(), store().db, opening('cas_a'));
			expect(await stored('cas_a')).toMatchObject({
				case: { case_id: 'cas_a' },
				steps: [{ step_key: 'opened' }],
			});
		});

		it('are undone together when one breaks a key', async () => {
			const broken = open(store(), store().db, opening('cas_b', 'rsp_of_cas_a'));
			expect(await broken.catch(isDuplicate)).toBe(true);
			expect(await stored('cas_b')).toEqual({ case: undefined, steps: [] });
		});

		it('belong to the transaction they are done in', async () => {
			const failing = store().transaction(async (tx) => {
				await open(store(), tx, opening('cas_d'));
				throw new Error('Something else failed.');
			});
			await expect(failing).rejects.toThrow('Something else');
			expect(await stored('cas_d')).toEqual({ case: undefined, steps: [] });
		});

		it('wait for the disk unless they would be done again', async () => {
			if (dialect === 'sqlite') return;
			const { row, step } = opening('cas_e');
			const repeat = writeTogether(
				(db, values: ReturnType<typeof opening>) => ({
					writes: [insertStepQuery(db, values.step), openCaseQuery(db, values.row)],
				}),
				{ repeatable: true },
			);
			const waits = async (db: Db | Tx) =>
				(await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db)).rows[0]
					?.synchronous_commit;
			await store()
				.db.connection()
				.execute(async (connection) => {
					await sql`set synchronous_commit to local`.execute(connection);
					const during = await connection.transaction().execute(async (tx) => {
						await open(store(), tx, opening('cas_f'));
						const before = await waits(tx);
						await repeat(store(), tx, { row, step });
						return [before, await waits(tx)];
					});
					expect(during).toEqual(['local', 'off']);
					// It was said for that transaction alone.
					expect(await waits(connection)).toBe('local');
					await sql`reset synchronous_commit`.execute(connection);
				});
			expect(await stored('cas_e')).toMatchObject({ case: { case_id: 'cas_e' } });
		});

		it('keep a compiled text for each shape', async () => {
			const { db } = store();
			const rows = (...ids: string[]) => ids.map((id) => responseRow({ response_id: id }));
			const writeAll = writeTogether((asked, values: ReturnType<typeof rows>) => ({
				writes: values.map((row) => insertResponseQuery(asked, row)),
			}));
			await writeAll(store(), db, rows('rsp_x'));
			await writeAll(store(), db, rows('rsp_y', 'rsp_z'));
			await writeAll(store(), db, rows('rsp_u'));
			for (const id of ['rsp_x', 'rsp_y', 'rsp_z', 'rsp_u']) {
				expect(await findResponse(db, 'test', id)).toMatchObject({ external_id: id });
			}
		});
	});

	describe('writes with a guard', () => {
		const answering = writeTogether(
			(db, { row, from }: { row: ResponseRow; from: InvitationRow }) => ({
				guard: moveInvitationQuery(
					db,
					from,
					{ state: 'completed', answered_at: monday },
					{ dialect: store().dialect, customers: [] },
				),
				writes: [insertResponseQuery(db, row)],
			}),
		);
		const answer = async (id: string, from: InvitationRow) => {
			const row = responseRow({ response_id: `rsp_${id}`, invitation_id: id, external_id: id });
			await answering(store(), store().db, { row, from });
		};
		const invited = async (id: string) => {
			const row = invitationRow({ invitation_id: id, dedupe_key: id, state: 'sent' });
			return (await store().transaction(async (tx) => await insertInvitation(tx, row))).row;
		};

		it('are done where it is as it was', async () => {
			await answer('inv_1', await invited('inv_1'));
			const { db } = store();
			expect(await findInvitation(db, 'test', 'inv_1')).toMatchObject({ state: 'completed' });
			expect(await findByInvitation(db, 'test', 'inv_1')).toBeDefined();
		});

		it('are not done where it has moved on, whatever moved it', async () => {
			const { db } = store();
			const before = await invited('inv_2');
			const change = { state: 'cancelled' as const };
			await store().transaction(async (tx) => {
				await updateInvitation(tx, 'test', 'inv_2', change);
			});
			await expect(answer('inv_2', before)).rejects.toThrow(MovedError);
			expect(await findInvitation(db, 'test', 'inv_2')).toMatchObject(change);
			expect(await findByInvitation(db, 'test', 'inv_2')).toBeUndefined();
		});

		it('are done once when two come at the same moment', async () => {
			const before = await invited('inv_3');
			const tries = await Promise.allSettled([answer('inv_3', before), answer('inv_3', before)]);
			const lost = tries.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
			expect(lost).toHaveLength(1);
			const [{ reason } = { reason: null }] = lost;
			expect(reason instanceof MovedError || isDuplicate(reason)).toBe(true);
		});
	});
});
