import { setTimeout as sleep } from 'node:timers/promises';

import {
	type ActivityFilter,
	beginActivities,
	recentActivities,
	takeActivities,
} from '../../core/loop/activity/take-activities';
import { thePackage as doer } from '../../core/loop/audit/doer';
import { mergeCustomers } from '../../core/loop/customer/merge';
import type { House } from '../../core/loop/house';
import { createProblem, type SeenAs } from '../../core/loop/problem/create';
import {
	doneActivity,
	problemOfActivity,
	workflowOfActivity,
} from '../../core/loop/problem/problem-part';
import { mostAtOnce, tellAnswerers } from '../../core/loop/problem/tell-answerers';
import { tellReporters, type ToldReporter } from '../../core/loop/problem/tell-reporters';
import type { ToldHow } from '../../core/loop/problem/telling';
import { changeProblem, linkToProblem } from '../../core/loop/problem/update';
import type { Sending } from '../../core/loop/send/sending';
import { type OwnMessage, writeMessage } from '../../core/loop/send/write-message';
import { publishPage } from '../../core/loop/workspace/endpoints';
import type { Person } from '../../core/model/people';
import { activitiesHeldSince, lastActivities } from '../../core/store/repositories/activities';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { savePerson } from '../../core/store/repositories/people';
import { insertResponse } from '../../core/store/repositories/responses';
import type { Delivered, Letter } from '../../core/systems/channel';
import { mail } from '../../core/systems/smtp/channel';
import { defineSurvey } from '../../core/survey/define';
import { lineThat, noTools } from '../core/systems/lines';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, monday, responseRow } from './rows';

useDatabases();

const now = monday;
const doneAt = now + 10 * day;
const later = doneAt + day;
const cause: SeenAs = {
	origin: 'root_cause',
	ref: 'slow_response',
	links: [{ kind: 'root_cause', ref: 'slow_response' }],
};
const liNa: Person = {
	id: 'li.na',
	name: 'Li Na',
	email: 'li.na@house.example',
	team: 'after-sales',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};
const publicTexts = {
	text: [{ language: 'en', said: 'Saturdays come late', did: 'A second courier drives' }],
};

describe.each(databases)('telling people that a problem is done, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let count = 0;

	/** So many customers with a mailbox, who answered low and have a case. */
	async function aHouse(reporters = 3): Promise<House> {
		const house = houseIn(store(), `telling-${count++}`);
		await store().transaction(async (tx) => {
			await savePerson(tx, house.workspace, liNa, now);
		});
		await reports(house, 0, reporters);
		await publishPage(house, now, {
			page: 'survey',
			node: { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Response' },
			address: 'https://n8n.example.test/webhook/after-service',
			survey: defineSurvey({ key: 'after-service', name: 'Service', metric: 'csat' } as never),
		});
		return house;
	}

	async function reports({ workspace }: House, from: number, until: number): Promise<void> {
		await store().transaction(async (tx) => {
			for (let one = from; one < until; one += 1) {
				const about = { workspace_id: workspace, customer_id: `cus_${one}` };
				const who = { name: `Jane${one} Miller${one}`, email: `jane${one}@example.com` };
				await tx
					.insertInto('customer')
					.values(customerRow({ ...about, ...who }))
					.execute();
				const answer = { ...about, response_id: `rsp_${one}` };
				await insertResponse(
					tx,
					responseRow({ ...answer, answered_at: now + one, level: 'low' as const }),
				);
				const opened = { opened_at: now, root_cause: 'slow_response' };
				await openCaseQuery(tx, caseRow({ ...answer, case_id: `cas_${one}`, ...opened })).execute();
			}
		});
	}

	const everything: ActivityFilter = { kinds: [], surveys: [], teams: [], levels: [], test: false };
	const activityOf = ({ activity }: { activity: { id: string } | null }) => activity?.id;
	/** PostgreSQL shows an activity once all older transactions of the server have ended; others share it. */
	const settled = async ({ workspace }: House) => {
		const held = async () => (await activitiesHeldSince(store(), workspace)) !== null;
		for (let tries = 0; tries < 400 && (await held()); tries++) await sleep(5);
	};
	const taken = async (house: House, receiver: string) => {
		await settled(house);
		return (await takeActivities(house, later, { receiver, filter: everything }))?.items ?? [];
	};
	const shown = async (house: House) =>
		(await recentActivities(house, everything, 10)).map(activityOf);

	const change = async (house: House, problemId: string, said: object, at = doneAt) =>
		await changeProblem(house, at, { problemId, said, doer });

	async function aProblem(house: House, said: object = {}): Promise<string> {
		const given = { title: 'Saturdays are late', ...said };
		const about = { said: given, seen: cause, doer, test: false };
		const problemId = (await createProblem(house, now, about)).row.problem_id;
		const plan = { owner: 'li.na', remedy: 'A second courier', dueAt: '2030-01-01', ...said };
		await change(house, problemId, { ...plan, state: 'being_done' }, now);
		await change(house, problemId, { state: 'done' });
		return problemId;
	}

	const tell = async (house: House, problemId: string, how: ToldHow = {}, at = later) =>
		(await tellReporters(house, at, { problemId, doer, peek: false, ...how })).told;
	const who = (told: readonly ToldReporter[]) => told.map(({ customer }) => customer.id).sort();
	const again = (told: readonly ToldReporter[]) => told.map(({ telling }) => telling.again);

	/** A mail server that takes every letter, or none. */
	function aPost(house: House, result: Delivered = { kind: 'sent', reply: '250 ok' }) {
		const letters: Letter[] = [];
		const sending = (more: Partial<Sending> = {}): Sending => ({
			house,
			clock: () => later,
			channel: mail,
			line: lineThat(async (letter) => {
				letters.push(letter);
				return await Promise.resolve(result);
			}),
			tools: noTools,
			from: '',
			to: '',
			trial: false,
			...more,
		});
		const own: OwnMessage = {
			whom: { kind: 'customer' },
			subject: '',
			text: '',
			others: [],
			format: 'markdown',
			greeting: true,
			key: null,
			writer: { workflowId: 'w', nodeId: 'n', run: () => 'r' },
			purpose: 'service',
		};
		const itemOf = ({ customer, message, telling }: ToldReporter) => ({
			customer,
			said: message,
			telling,
		});
		const send = async (one: ToldReporter, given: Partial<OwnMessage> = {}) =>
			(await writeMessage(sending(), itemOf(one), { ...own, ...given })).outcome.code;
		return { letters, send };
	}

	it('gives the same people again for the same activity, as long as no message was taken over', async () => {
		const house = await aHouse();
		const problemId = await aProblem(house);
		const activityId = doneActivity(problemId, doneAt);
		const all = ['cus_0', 'cus_1', 'cus_2'];
		const first = await tell(house, problemId, { activityId });
		expect([who(first), again(first)]).toEqual([all, [false, false, false]]);
		// Here n8n dies: nothing was sent. The Activity Trigger gives the same item again.
		const second = await tell(house, problemId, { activityId, takenOver: true });
		expect([who(second), again(second)]).toEqual([all, [true, true, true]]);
		const post = aPost(house);
		const [one, ...others] = second;
		if (!one) throw new Error('Somebody is told.');
		expect(await post.send(one)).toBe('sent');
		// And here it dies again, behind the first mail.
		const third = await tell(house, problemId, { activityId });
		expect(who(third)).toEqual(who(others));
		// The item of before is run once more, from another workflow: still one mail each.
		for (const told of [...second, ...third, ...first]) {
			await post.send(told, { writer: { workflowId: 'x', nodeId: 'y', run: () => 'r2' } });
		}
		expect(post.letters.map(({ to }) => to.address).sort()).toEqual(
			[0, 1, 2].map((n) => `jane${n}@example.com`),
		);
		expect(await tell(house, problemId, { activityId, takenOver: true })).toEqual([]);
		const deeds = await store()
			.db.selectFrom('audit')
			.select('details')
			.where('workspace_id', '=', house.workspace)
			.where('action', '=', 'problem_told')
			.execute();
		expect(deeds.map(({ details }) => details)).toEqual(['{"count":3}']);
	});

	it('gives nobody twice where nothing says whether they were written to and no activity tells runs apart', async () => {
		const house = await aHouse();
		const problemId = await aProblem(house);
		expect(await tell(house, problemId)).toHaveLength(3);
		expect(await tell(house, problemId)).toEqual([]);
		// An activity of something else tells no runs of this apart.
		expect(await tell(house, problemId, { activityId: 'cas_0:case_opened' })).toEqual([]);
		// A Message behind it says so: whoever was given and not taken over is given again, for two weeks.
		expect(await tell(house, problemId, { takenOver: true })).toHaveLength(3);
		expect(await tell(house, problemId, { takenOver: true }, later + 14 * day)).toEqual([]);
	});

	it('sends one mail each where two runs of the same activity are under way', async () => {
		const house = await aHouse();
		const problemId = await aProblem(house);
		const activityId = doneActivity(problemId, doneAt);
		const post = aPost(house);
		const run = async () => {
			const told = await tell(house, problemId, { activityId, takenOver: true });
			const codes = [];
			for (const one of told) codes.push(await post.send(one));
			return codes;
		};
		const codes = (await Promise.all([run(), run(), run()])).flat();
		expect(codes.filter((code) => code === 'sent')).toHaveLength(3);
		expect(post.letters.map(({ to }) => to.address).sort()).toEqual(
			[0, 1, 2].map((n) => `jane${n}@example.com`),
		);
	});

	it('tells only who is new of a later activity of the same problem, and whoever was lost before', async () => {
		const house = await aHouse();
		const problemId = await aProblem(house);
		const post = aPost(house);
		const byFirst = { activityId: doneActivity(problemId, doneAt), takenOver: true };
		const [one, two] = await tell(house, problemId, byFirst);
		if (!one || !two) throw new Error('Somebody is told.');
		for (const told of [one, two]) await post.send(told);
		await change(house, problemId, { state: 'being_done' }, later);
		await reports(house, 3, 4);
		await linkToProblem(house, later, { problemId, kind: 'case', ref: 'cas_3' });
		await change(house, problemId, { state: 'done' }, later + day);
		const bySecond = doneActivity(problemId, later + day);
		const told = await tell(
			house,
			problemId,
			{ activityId: bySecond, takenOver: true },
			later + 2 * day,
		);
		expect(who(told)).toEqual(['cus_2', 'cus_3']);
		for (const each of told) await post.send(each);
		expect(post.letters).toHaveLength(4);
		// Where nothing is said of mails, another activity tells nobody whom the first has told.
		const other = await aHouse();
		const id = await aProblem(other);
		await tell(other, id, { activityId: doneActivity(id, doneAt) });
		await change(other, id, { state: 'being_done' }, later);
		await change(other, id, { state: 'done' }, later + day);
		expect(await tell(other, id, { activityId: doneActivity(id, later + day) })).toEqual([]);
	});

	it('counts a message as taken over that waits for the mail server, and one that is not to leave', async () => {
		const house = await aHouse(2);
		const problemId = await aProblem(house);
		const how = { activityId: doneActivity(problemId, doneAt), takenOver: true };
		const [one, two] = await tell(house, problemId, how);
		if (!one || !two) throw new Error('Somebody is told.');
		const broken: Delivered = {
			kind: 'unavailable',
			code: 'later',
			reply: '450 later',
			everybody: false,
		};
		await aPost(house, broken).send(one);
		const waits = await store()
			.db.selectFrom('due')
			.select('kind')
			.where('workspace_id', '=', house.workspace)
			.where('kind', '=', 'message')
			.execute();
		expect(waits).toHaveLength(1);
		expect(who(await tell(house, problemId, how))).toEqual([two.customer.id]);
		await store()
			.db.updateTable('customer')
			.set({ email: null })
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(await aPost(house).send(two)).not.toBe('sent');
		expect(await tell(house, problemId, how)).toEqual([]);
	});

	it('knows somebody by whichever record they had when they were told', async () => {
		const house = await aHouse(2);
		const problemId = await aProblem(house);
		const how = { activityId: doneActivity(problemId, doneAt), takenOver: true };
		const [one] = await tell(house, problemId, how);
		if (!one) throw new Error('Somebody is told.');
		const post = aPost(house);
		await post.send(one);
		const other = one.customer.id === 'cus_0' ? 'cus_1' : 'cus_0';
		await mergeCustomers(house, later, {
			keepId: other,
			mergeId: one.customer.id ?? '',
			doer,
		});
		// One person, who has heard of it.
		expect(await tell(house, problemId, how)).toEqual([]);
	});

	it('gives those who answered again, too, and the next ones besides', async () => {
		const house = await aHouse(3);
		const problemId = await aProblem(house, { publicTexts });
		const how = { activityId: doneActivity(problemId, doneAt), takenOver: true };
		const answered = async () =>
			(
				await tellAnswerers(house, later, {
					...{ problemId, days: 90, surveyKey: null, doer, peek: false },
					...how,
				})
			).told;
		const [first, ...others] = await answered();
		if (!first) throw new Error('Somebody is told.');
		expect(others).toHaveLength(2);
		const post = aPost(house);
		await post.send(first);
		expect(who(await answered())).toEqual(who(others));
		// As reporters they are no others.
		expect(await tell(house, problemId, how)).toEqual([]);
	});

	it('brings the same problem once more for those who answered and are left, to the workflow that tells them', async () => {
		const house = await aHouse(1);
		const { workspace } = house;
		const many = Array.from({ length: mostAtOnce + 1 }, (_, at) => ({
			...{ workspace_id: workspace, customer_id: `cus_many_${at}` },
		}));
		await store().transaction(async (tx) => {
			await tx.insertInto('customer').values(many.map(customerRow)).execute();
			const answer = (about: (typeof many)[number]) =>
				responseRow({ ...about, response_id: `rsp_${about.customer_id}`, answered_at: now });
			await tx.insertInto('response').values(many.map(answer)).execute();
		});
		const problemId = await aProblem(house, { publicTexts });
		const answered = async (how: ToldHow, peek = false) =>
			await tellAnswerers(house, later, {
				...{ problemId, days: 90, surveyKey: null, doer, peek },
				...how,
			});
		const activityId = doneActivity(problemId, doneAt);
		const rests = async () =>
			(await lastActivities(store().db, workspace, 100)).flatMap(({ activity_id: id }) =>
				workflowOfActivity(id) === null ? [] : [id],
			);
		// Nothing brings it again: no trigger of the workflow, no activity, or somebody who tries it out.
		expect((await answered({ activityId, workflowId: 'w' }, true)).rest).toBe('waits');
		await settled(house);
		await beginActivities(house, later, 'w/n');
		await beginActivities(house, later, 'v/n');
		expect((await answered({ workflowId: 'w' }, true)).rest).toBe('waits');
		expect(await rests()).toEqual([]);
		const first = await answered({ activityId, workflowId: 'w' });
		expect([first.told.length, first.rest]).toEqual([mostAtOnce, 'comes']);
		const [id = '', ...others] = await rests();
		expect([workflowOfActivity(id), problemOfActivity(id), others]).toEqual(['w', problemId, []]);
		const told = async (receiver: string) => (await taken(house, receiver)).map(activityOf);
		expect(await told('w/n')).toEqual([id]);
		// To other workflows it happened once.
		expect(await told('v/n')).toEqual([]);
		expect(await shown(house)).not.toContain(id);
		const last = await answered({ activityId: id, workflowId: 'w' });
		expect([last.told.length, last.rest]).toEqual([2, 'none']);
		expect(await rests()).toEqual([id]);
	});

	it.each([
		['Jane1 was left waiting', 'A second courier', ['title']],
		['Saturdays are late', 'Ask bob@example.com', ['remedy']],
		['Call +86 138 1234 5678', 'Li Na calls back', ['title', 'remedy']],
	])(
		'says nothing of "%s" and "%s" that would tell who somebody is',
		async (title, remedy, hidden) => {
			const house = await aHouse(2);
			const problemId = await aProblem(house, { title, remedy });
			const found = await tellReporters(house, later, { problemId, doer, peek: true });
			expect(found.hidden).toEqual(hidden);
			const [one] = found.told;
			const whole = `${one?.message.subject}\n${one?.message.text}`;
			for (const [word, words] of [
				['title', title],
				['remedy', remedy],
			] as const) {
				if (hidden.includes(word)) expect(whole).not.toContain(words);
				else expect(whole).toContain(words);
			}
			expect(whole).not.toMatch(/Jane|Li Na|bob@|138/);
			expect(whole).toMatch(/You said, we did[^]*Thank you/);
		},
	);
});
