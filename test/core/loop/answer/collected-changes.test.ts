import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { failDue, finishDue } from '../../../../core/loop/due/take';
import { openCase } from '../../../../core/loop/case/open-case';
import type { House } from '../../../../core/loop/house';
import { caseOfResponse } from '../../../../core/store/repositories/cases';
import { findResponse } from '../../../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife, toOpen } from '../case/a-case-life';
import { aCase, anAnswer, aServiceTeam, day, hour, minute, monday } from '../case/a-service-team';
import { takes } from '../due/a-clock';

useDatabases();

let workspaces = 0;

describe.each(databases)('changes of an answer, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let house: House;
	let responseId = '';
	let invitationId = '';

	beforeEach(async () => {
		house = houseIn(store(), `changes-${workspaces++}`);
		await aServiceTeam(house);
	});

	/** Who answered the survey with a 5, both pages; that was handed over. */
	async function answered(rating = 5): Promise<void> {
		responseId = await anAnswer(house, monday, { rating });
		invitationId = (await response()).invitation_id ?? '';
	}
	async function response() {
		const found = await findResponse(house.store.db, house.workspace, responseId);
		if (!found) throw new Error('The answer is gone.');
		return found;
	}
	async function changes(rating: number, at: number, comment?: string) {
		const given = { rating, ...(comment !== undefined && { comment }) };
		const step = comment === undefined ? ('rating' as const) : ('details' as const);
		const recorded = await recordAnswer(house, at, { invitationId, given, step, language: null });
		if (recorded.kind === 'refused') return recorded.reason;
		return recorded.handOver;
	}
	/** The trigger beats: what it hands over, and its executions end well. */
	async function beats(at: number): Promise<string[]> {
		const work = await takes(house, at, 'answers');
		await finishDue(house, { rows: work.map(({ row }) => row) });
		return work
			.filter(({ row }) => row.kind === 'changed_answer')
			.flatMap(({ items }) => items)
			.map(({ outcome, score }) => `${outcome?.code} ${score?.value}`);
	}
	const steps = async (caseId: string) =>
		(
			await house.store.db
				.selectFrom('case_step')
				.select(['kind', 'data'])
				.where('workspace_id', '=', house.workspace)
				.where('case_id', '=', caseId)
				.where('kind', '=', 'customer_added')
				.orderBy('at')
				.execute()
		).map(({ data }) => (JSON.parse(data) as { value: number }).value);

	it('two hundred in four seconds are told twice: the first low one at once, the last one soon', async () => {
		await answered();
		const atOnce: string[] = [];
		for (let turn = 0; turn < 200; turn++) {
			const said = await changes(turn % 2 === 0 ? 1 : 5, monday + minute + turn * 20);
			if (said !== 'collected') atOnce.push(said);
			if (turn === 0) await openCase(house, monday + minute, toOpen({ responseId }));
			// Whoever opens the page sees what they said last.
			if (turn === 150) expect(await response()).toMatchObject({ value: 1, level: 'low' });
		}
		expect(atOnce).toEqual(['turned_low']);
		expect(await beats(monday + minute + 5_000)).toEqual([]);
		expect(await beats(monday + minute + 5_020)).toEqual(['changed 5']);
		expect(await response()).toMatchObject({ value: 5, handed_over: 3 });
		expect(await beats(monday + 30 * day)).toEqual([]);
		const about = await caseOfResponse(house.store.db, house.workspace, responseId);
		expect(await steps(about?.case_id ?? '')).toEqual([5]);
		const noted = await house.store.db
			.selectFrom('activity')
			.select('kind')
			.where('workspace_id', '=', house.workspace)
			.where('response_id', '=', responseId)
			.orderBy('seq')
			.execute();
		expect(noted.map(({ kind }) => kind)).toEqual([
			'answered',
			'changed',
			'case_opened',
			'changed',
		]);
	});

	it('are told ten times at most, the last time with the final state', async () => {
		await answered();
		const told: string[] = [];
		let turn = 0;
		// Somebody goes on all day, until it cannot be changed any more.
		for (
			let at = monday + 20_000;
			at <= monday + 24 * hour;
			at += at < monday + hour ? 20_000 : hour / 2
		) {
			turn += 1;
			expect(await changes(3 + (turn % 3), at, `No. ${turn}`)).toBe('collected');
			told.push(...(await beats(at + 10_000)));
		}
		expect(await changes(1, monday + 24 * hour + 1)).toBe('window_passed');
		told.push(...(await beats(monday + 3 * day)));
		expect(told).toHaveLength(9);
		expect(told.at(-1)).toBe(`changed ${3 + (turn % 3)}`);
		expect(await response()).toMatchObject({ comment: `No. ${turn}`, handed_over: 10 });
	});

	it('that were taken back are not told', async () => {
		await answered();
		await changes(4, monday + minute);
		await changes(5, monday + minute + 100);
		expect(await beats(monday + hour)).toEqual([]);
		expect(await response()).toMatchObject({ value: 5, handed_over: 1 });
		// And the next one is.
		await changes(4, monday + 2 * hour);
		expect(await beats(monday + 2 * hour + 5_000)).toEqual(['changed 4']);
	});

	it('to a first low rating do not wait for what is being collected, and take it along', async () => {
		await answered();
		expect(await changes(3, monday + minute)).toBe('collected');
		expect(await changes(1, monday + minute + 1_000)).toBe('turned_low');
		expect(await beats(monday + 5 * minute)).toEqual([]);
		expect(await changes(1, monday + 6 * minute, 'It leaks')).toBe('collected');
		expect(await beats(monday + 6 * minute + 5_000)).toEqual(['changed 1']);
	});

	it('that turn low again open a closed case again at once, and are told soon', async () => {
		await answered(1);
		const { case: opened } = await openCase(house, monday, toOpen({ responseId }));
		const life = caseLife(() => house);
		await changes(5, monday + minute, 'A slip');
		expect(await beats(monday + 2 * minute)).toEqual(['changed 5']);
		await life.does(
			opened.case_id,
			monday + 3 * minute,
			{ kind: 'close', reason: 'A slip' },
			'lea',
		);
		expect(await changes(1, monday + hour)).toBe('collected');
		expect((await life.row(opened.case_id)).state).toBe('open');
		expect(await beats(monday + hour + 5_000)).toEqual(['turned_low 1']);
		expect(await life.row(opened.case_id)).toMatchObject({ state: 'open', reopen_count: 1 });
	});

	it('that come while earlier ones are being told are told after them', async () => {
		await answered();
		await changes(4, monday + minute);
		const [first] = await takes(house, monday + minute + 5_000, 'answers');
		// The execution runs; the customer goes on.
		await changes(3, monday + minute + 6_000);
		await finishDue(house, { rows: first ? [first.row] : [] });
		expect(first?.items[0]).toMatchObject({ score: { value: 4 } });
		expect(await beats(monday + minute + 11_000)).toEqual(['changed 3']);
		expect(await response()).toMatchObject({ handed_over: 3 });
	});

	it('whose execution was cut off are told again, with the newest state, and counted once', async () => {
		await answered();
		await changes(4, monday + minute);
		const [first] = await takes(house, monday + minute + 5_000, 'answers');
		expect(first?.items).toHaveLength(1);
		// The process dies: nobody tells what became of it, until the lease has ended.
		expect(await beats(monday + 10 * minute)).toEqual([]);
		expect(await beats(monday + 12 * minute)).toEqual(['changed 4']);
		expect(await response()).toMatchObject({ handed_over: 2 });
		// An execution that fails is tried again, too.
		await changes(5, monday + hour);
		const [failed] = await takes(house, monday + hour + 5_000, 'answers');
		if (failed) await failDue(house, monday + hour + 6_000, { rows: [failed.row], error: 'boom' });
		expect(await beats(monday + hour + 2 * minute)).toEqual(['changed 5']);
		expect(await response()).toMatchObject({ handed_over: 3 });
	});

	it('that race with being told are all told, and each state once', async () => {
		await answered();
		const told: string[] = [];
		const at = (turn: number) => monday + minute + turn * 1_000;
		for (let turn = 0; turn < 12; turn++) {
			const [, , ...beaten] = await Promise.all([
				changes(turn % 2 === 0 ? 4 : 3, at(turn)),
				changes(turn % 2 === 0 ? 4 : 3, at(turn)),
				beats(at(turn)),
				beats(at(turn)),
			]);
			told.push(...beaten.flat());
		}
		told.push(...(await beats(at(12) + 2 * minute)));
		const { handed_over: handedOver, value } = await response();
		expect(told).toHaveLength(handedOver - 1);
		expect(told.at(-1)).toBe(`changed ${value}`);
	});

	it('on a fix are settled as they are told: two hundred are no ladder of reopenings', async () => {
		const life = caseLife(() => house);
		const caseId = await aCase(house, monday);
		await life.workedThrough(caseId, monday + hour);
		const later = monday + day;
		responseId = await anAnswer(house, later, { rating: 1, caseId, onlyRating: true });
		invitationId = (await response()).invitation_id ?? '';
		expect(await life.row(caseId)).toMatchObject({ state: 'open', reopen_count: 1 });
		const said = new Set<string>();
		for (let turn = 0; turn < 200; turn++) {
			said.add(await changes(turn % 2 === 0 ? 5 : 1, later + minute + turn * 20, 'Well'));
			// The first good word counts at once, as the first bad one did.
			if (turn === 0) expect((await life.row(caseId)).state).toBe('confirmed');
		}
		expect([...said]).toEqual(['changed', 'collected']);
		expect(await life.row(caseId)).toMatchObject({ state: 'confirmed', reopen_count: 1 });
		await beats(later + 2 * minute);
		// The last word is a low one.
		expect(await life.row(caseId)).toMatchObject({ state: 'open', reopen_count: 2 });
		expect(await response()).toMatchObject({ value: 1, handed_over: 3 });
	});
});
