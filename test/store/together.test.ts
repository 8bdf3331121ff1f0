import {
	caseOfResponse,
	listSteps,
	openedCase,
	writtenStep,
} from '../../core/store/repositories/cases';
import {
	findInvitation,
	insertInvitation,
	movedInvitation,
	updateInvitation,
} from '../../core/store/repositories/invitations';
import { everybody } from '../../core/store/repositories/people';
import {
	findByInvitation,
	findResponse,
	newResponse,
} from '../../core/store/repositories/responses';
import { isDuplicate, MovedError, readTogether, writeTogether } from '../../core/store/together';
import { databases, useDatabases, useStore } from './databases';
import { caseRow, invitationRow, monday, responseRow } from './rows';

useDatabases();

describe.each(databases)('on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const opening = (id: string) => {
		const { db } = store();
		return [
			openedCase(db, caseRow({ case_id: id, response_id: `rsp_of_${id}` })),
			writtenStep(db, {
				workspace_id: 'test',
				case_id: id,
				step_key: 'opened',
				at: monday,
				kind: 'opened',
				actor_kind: 'system',
				actor_id: null,
				actor_name: null,
				data: '{}',
			}),
		];
	};
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
			await newResponse(db, odd).execute();
			const found = await readTogether(store(), db, {
				response: db.selectFrom('response').selectAll().where('response_id', '=', 'rsp_odd'),
				nobody: everybody(db, 'nowhere'),
				ids: db.selectFrom('response').select('response_id').where('workspace_id', '=', 'test'),
			});
			expect(found.response).toEqual([odd]);
			expect(found.response).toEqual([await findResponse(db, 'test', 'rsp_odd')]);
			expect(found.nobody).toEqual([]);
			expect(found.ids).toEqual([{ response_id: 'rsp_odd' }]);
		});

		it('keep the order they ask for', async () => {
			const { db } = store();
			for (const at of [3, 1, 2]) {
				const row = responseRow({ response_id: `rsp_${at}`, survey_key: 'order', answered_at: at });
				await newResponse(db, row).execute();
			}
			const { rows } = await readTogether(store(), db, {
				rows: db
					.selectFrom('response')
					.select('answered_at')
					.where('survey_key', '=', 'order')
					.orderBy('answered_at', 'desc')
					.limit(2),
			});
			expect(rows.map(({ answered_at: at }) => at)).toEqual([3, 2]);
		});
	});

	describe('writes that are done together', () => {
		it('are all done', async () => {
			await writeTogether(store(), store().db, opening('cas_a'));
			expect(await stored('cas_a')).toMatchObject({
				case: { case_id: 'cas_a' },
				steps: [{ step_key: 'opened' }],
			});
		});

		it('are undone together when one breaks a key', async () => {
			const broken = writeTogether(store(), store().db, [
				...opening('cas_b'),
				openedCase(store().db, caseRow({ case_id: 'cas_c', response_id: 'rsp_of_cas_a' })),
			]);
			expect(await broken.catch(isDuplicate)).toBe(true);
			expect(await stored('cas_b')).toEqual({ case: undefined, steps: [] });
		});

		it('belong to the transaction they are done in', async () => {
			const failing = store().transaction(async (tx) => {
				await writeTogether(store(), tx, opening('cas_d'));
				throw new Error('Something else failed.');
			});
			await expect(failing).rejects.toThrow('Something else');
			expect(await stored('cas_d')).toEqual({ case: undefined, steps: [] });
		});

		it('are nothing when there is nothing to write', async () => {
			await expect(writeTogether(store(), store().db, [])).resolves.toBeUndefined();
		});
	});

	describe('writes with a guard', () => {
		const answer = async (id: string, from: Parameters<typeof movedInvitation>[1]) => {
			const { db } = store();
			const row = responseRow({ response_id: `rsp_${id}`, invitation_id: id, external_id: id });
			const change = { state: 'completed' as const, answered_at: monday };
			await writeTogether(store(), db, [newResponse(db, row)], movedInvitation(db, from, change));
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
