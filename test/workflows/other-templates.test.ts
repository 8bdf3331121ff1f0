import nock from 'nock';

import { actOnCase } from '../../core/loop/case/act-on-case';
import type { Happening } from '../../sandbox/crm/signed-request';
import { simulatedJiandaoyun } from '../../sandbox/systems/jiandaoyun';
import { simulatedQualtrics } from '../../sandbox/systems/qualtrics';
import { type SimServer, startSystems } from '../../sandbox/systems/server';
import { simulatedTypeform } from '../../sandbox/systems/typeform';
import { simulatedWenjuanxing } from '../../sandbox/systems/wenjuanxing';
import { languages } from '../../workflows/source/languages';
import { formFilledIn } from '../../workflows/source/samples';
import { aCase, aLowAnswer } from './cases';
import { linkIn, rate } from './customer';
import { aStage, type Published, secret, type Stage } from './stage';
import { type DrawnTemplate, nodeOf } from './template';

let stage: Stage;
let clock: Published;
beforeEach(async () => {
	stage = await aStage();
	await stage.setUp();
	clock = await stage.publish('the-clock');
});
afterEach(async () => await stage.close());

const rows = async (table: 'case_file' | 'response' | 'invitation') =>
	await stage.workspace.house.store.db.selectFrom(table).selectAll().execute();

/** Everything that is due is done and sent, by the clock and by the workflow itself. */
async function beat(...published: Published[]): Promise<void> {
	for (const one of [clock, ...published, clock]) {
		for (const { error } of await one.beat()) expect(error?.message).toBeUndefined();
	}
}

describe('quarterly NPS', () => {
	const customers = [
		{ name: 'Lin Mei', email: 'lin.mei@example.com', language: 'zh-CN' },
		{ name: 'Ann Lee', email: 'ann.lee@example.com', language: 'en' },
	];

	beforeEach(() => {
		stage.tables.customers = customers;
	});

	it.each(languages)('asks every customer of the table once a quarter (%s)', async (language) => {
		const survey = await stage.publish('nps-quarterly', null, language);
		for (let round = 0; round < 2; round++) {
			const { error } = await survey.run('quarter');
			expect(error).toBeUndefined();
			await beat(survey);
		}
		expect(await rows('invitation')).toHaveLength(2);
		expect(stage.mailsTo('ann.lee@example.com')).toHaveLength(1);
		expect(stage.mailsTo('lin.mei@example.com')).toHaveLength(1);
	});

	it('makes a case of a detractor, and thanks a promoter', async () => {
		const survey = await stage.publish('nps-quarterly');
		await survey.run('quarter');
		await beat(survey);
		const [asked] = stage.mailsTo('lin.mei@example.com');
		await rate(survey, 'answer', linkIn(asked?.text ?? '', 'quarterly-nps'), '3');
		expect(await rows('case_file')).toMatchObject([{ metric: 'nps', team: 'after-sales' }]);
		const [other] = stage.mailsTo('ann.lee@example.com');
		await rate(survey, 'answer', linkIn(other?.text ?? '', 'quarterly-nps'), '10', 'Great.');
		await beat(survey);
		const [thanks, ...more] = stage.mailsTo('ann.lee@example.com').slice(1);
		expect(more).toEqual([]);
		expect(thanks?.subject).toBe('Thank you from Example Customer Care');
		expect(thanks?.html).toContain('<strong>10 of 10</strong>');
	});
});

describe('low scores by city', () => {
	/** A low answer to a survey whose own workflow makes no case of it. */
	const low = async (city: string) => await aLowAnswer(stage, 'quarterly-nps', city);

	beforeEach(async () => {
		await stage.publish('nps-quarterly', (template) => {
			template.connections = {};
		});
	});

	it('follows its rules; a city without people goes to the lead, urgently', async () => {
		const routing = await stage.publish('low-score-routing');
		const [london, leeds, rome] = [await low('London'), await low('Leeds'), await low('Rome')];
		await beat(routing);
		await beat(routing);
		const found = await rows('case_file');
		const of = (response: string) => found.find((row) => row.response_id === response);
		expect(of(london)).toMatchObject({ team: 'after-sales', priority: 'high' });
		expect(of(leeds)).toMatchObject({
			priority: 'urgent',
			owner: expect.stringContaining('Chen Hao') as string,
		});
		expect(of(rome)?.owner_id).not.toBeNull();
		expect(found).toHaveLength(3);
	});
});

describe('overdue cases', () => {
	let reminder: Published;
	beforeEach(async () => {
		await stage.publish('nps-quarterly');
		reminder = await stage.publish('overdue-cases');
	});

	it('give every owner one mail with all of theirs, however often it runs that day', async () => {
		await aCase(stage, 'quarterly-nps');
		await aCase(stage, 'quarterly-nps');
		await aCase(stage, 'quarterly-nps', 'zhou.min@example.com');
		await beat();
		stage.mail.arrived.length = 0;
		const calm = await reminder.run('nine');
		expect([calm.error, stage.mail.arrived]).toEqual([undefined, []]);
		await stage.workspace.house.store.db
			.updateTable('case_file')
			.set({ resolution_state: 'breached', resolution_due_at: Date.now() - 1 })
			.execute();
		for (let round = 0; round < 2; round++) {
			const { error } = await reminder.run('nine');
			expect(error).toBeUndefined();
		}
		expect(stage.mail.arrived).toHaveLength(2);
		const [mail] = stage.mailsTo('li.na@example.com');
		expect(mail?.subject).toContain('2');
		expect(mail?.text.match(/\?t=/g)?.length).toBeGreaterThanOrEqual(2);
		expect(mail?.html).toContain('Lin Mei');
	});

	it('a promise that is due is told by the clock', async () => {
		const item = await aCase(stage, 'quarterly-nps');
		await actOnCase(stage.workspace.house, Date.now(), {
			caseId: item.case?.id ?? '',
			action: { kind: 'promise', at: Date.now() + 60_000, text: 'A new kettle' },
			actor: { kind: 'workflow', id: null, name: 'Test' },
		});
		await stage.workspace.house.store.db
			.updateTable('due')
			.set({ due_at: Date.now() - 1 })
			.where('kind', '=', 'promise_due')
			.execute();
		await beat();
		const mails = stage.mailsTo('li.na@example.com').map(({ text }) => text);
		expect(mails.filter((text) => text.includes('A new kettle'))).toHaveLength(1);
	});
});

const answered = Date.now() - 3_600_000;
const happening: Happening = {
	deliveryId: '101812480275',
	what: 'solved',
	at: answered,
	ticket: { id: '10042', title: 'Kettle' },
	customer: {
		id: '777',
		name: 'Ann Lee',
		email: 'ann@example.com',
		language: 'en',
		segment: null,
	},
	agent: { id: '361', name: 'Li Na', email: 'li.na@example.com' },
};

describe('asking, by looking', () => {
	let server: SimServer;
	afterEach(async () => await server.stop());

	it.each(languages)('asks whoever has a ticket that was closed, once (%s)', async (language) => {
		const crm = simulatedJiandaoyun();
		server = await startSystems([crm]);
		const { credential, change } = crm.api!;
		stage.workspace.credentials[credential.type] = credential.data(
			server.addressOf(crm.key),
		) as never;
		await stage.publish('survey-after-service', null, language);
		const published = async () =>
			await stage.publish(
				'events-by-polling',
				(template) => {
					const value = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';
					nodeOf(template, 'look').parameters.object = { __rl: true, mode: 'id', value };
				},
				language,
			);
		/** What it has found comes when the system has answered. */
		const looks = async (looking: Published) => {
			for (let turn = 0; turn < 4; turn++) {
				for (const { error } of await looking.beat()) expect(error?.message).toBeUndefined();
				await new Promise((next) => setTimeout(next, 100));
			}
		};
		await looks(await published());
		const values = { ticket_status: '已关闭', customer_email: 'ann.lee@example.com' };
		change?.({ id: '65a0f1c2d3e4f5a6b7c8d9e0', values, at: Date.now() - 1_000 });
		// Its pace is minutes: published again it looks at once.
		for (let again = 0; again < 2; again++) await looks(await published());
		expect(await rows('invitation')).toMatchObject([{ survey_key: 'after-service' }]);
	});
});

describe('answers from another tool', () => {
	const tools = { en: simulatedTypeform, zh: simulatedWenjuanxing };

	it.each(languages)('are recorded once and become cases (%s)', async (language) => {
		const tool = await stage.publish('answers-from-a-tool', null, language);
		const signed = tools[language]().push?.sign(happening, secret, Date.now());
		const request = { body: signed?.body ?? '', headers: signed?.headers ?? {} };
		const { answer, result } = await tool.call('form', request);
		expect([answer.status, result?.error]).toEqual([200, undefined]);
		expect((await tool.call('form', request)).result).toBeNull();
		expect(await rows('response')).toMatchObject([
			{ survey_key: 'website-feedback', value: 1, comment: expect.any(String) as string },
		]);
		expect(await rows('case_file')).toHaveLength(1);
	});

	it.each(languages)('have reviews of shops beside them, each once (%s)', async (language) => {
		// What asks the shop stands aside: its answer comes as if from the schedule.
		const aside = (template: DrawnTemplate) => {
			const [daily, asks] = ['daily', 'reviews'].map((id) => nodeOf(template, id).name);
			template.connections[daily ?? ''] = template.connections[asks ?? ''] ?? { main: [] };
		};
		const tool = await stage.publish('answers-from-a-tool', aside, language);
		const review = (id: string, rating: number) => ({
			...{
				id,
				rating,
				text: `Review ${id}`,
				author: 'Ann',
				date: new Date(answered).toISOString(),
			},
		});
		for (let day = 0; day < 2; day++) {
			const { error } = await tool.run('daily', [[review('r1', 1), review('r2', 5)]]);
			expect(error).toBeUndefined();
		}
		const stored = await rows('response');
		expect(stored.map(({ source, comment }) => [source, comment]).sort()).toEqual([
			['reviews', 'Review r1'],
			['reviews', 'Review r2'],
		]);
		expect(await rows('case_file')).toHaveLength(1);
	});
});

describe('answers that only tell that they are there', () => {
	const at = new Date().toISOString();

	it.each(languages)(
		'are fetched at Qualtrics, each once, and become cases (%s)',
		async (language) => {
			const response = {
				responseId: 'R_1',
				values: { QID1: 1, QID2_TEXT: 'Nobody called back.', finished: 1, recordedDate: at },
				labels: { QID1: 'Very dissatisfied' },
			};
			const asked = nock('https://dc1.qualtrics.com', { reqheaders: { 'x-api-token': 'key' } })
				.persist()
				.get('/API/v3/surveys/SV_1AmkKSDmoZ4XlQx/responses/R_d1')
				.reply(200, { result: response, meta: { httpStatus: '200 - OK' } });
			stage.workspace.credentials.httpHeaderAuth = { name: 'X-API-TOKEN', value: 'key' };
			const tool = await stage.publish(
				'answers-to-fetch',
				(template) => {
					const { parameters } = nodeOf(template, 'fetch');
					parameters.url = String(parameters.url).replace('your-datacenter', 'dc1');
				},
				language,
			);
			const signed = simulatedQualtrics().push?.sign(
				{ ...happening, deliveryId: 'd1' },
				secret,
				Date.now(),
			);
			const request = { body: signed?.body ?? '', headers: signed?.headers ?? {} };
			const { answer, result } = await tool.call('told', request);
			expect([answer.status, result?.error?.message]).toEqual([200, undefined]);
			expect((await tool.call('told', request)).result).toBeNull();
			expect(asked.isDone()).toBe(true);
			nock.cleanAll();
			expect(await rows('response')).toMatchObject([
				{
					source: 'qualtrics',
					survey_key: 'qualtrics-feedback',
					value: 1,
					comment: 'Nobody called back.',
				},
			]);
			expect(await rows('case_file')).toHaveLength(1);
		},
	);

	it.each(languages)("come whole from n8n's own trigger of SurveyMonkey (%s)", async (language) => {
		const tool = await stage.publish(
			'answers-to-fetch',
			(template) => {
				nodeOf(template, 'monkey').parameters.surveyIds = ['123450001'];
			},
			language,
		);
		const [rating, why] =
			language === 'zh' ? ['您满意吗？', '为什么？'] : ['How satisfied are you?', 'Why?'];
		const item = {
			id: '5007',
			survey_id: '123450001',
			response_status: 'completed',
			date_modified: at,
			questions: { [rating]: 1, [why]: 'Nobody called back.' },
		};
		for (let turn = 0; turn < 2; turn++) {
			const { error } = await tool.run('monkey', [[item]]);
			expect(error?.message).toBeUndefined();
		}
		expect(await rows('response')).toMatchObject([
			{ source: 'surveymonkey', value: 1, comment: 'Nobody called back.' },
		]);
		expect(await rows('case_file')).toHaveLength(1);
	});
});

it.each(languages)(
	'what an agent writes down is scored, and finds an owner (%s)',
	async (language) => {
		const desk = await stage.publish('hotline-and-counter', null, language);
		const filled = {
			...formFilledIn(language),
			submittedAt: new Date().toISOString(),
			formMode: 'production',
		};
		const { error } = await desk.run('form', [[filled]]);
		expect(error).toBeUndefined();
		expect(await rows('response')).toMatchObject([
			{
				source: 'n8n_form',
				survey_key: 'hotline',
				value: 2,
				subject_title: language === 'zh' ? '热线' : 'Hotline',
				customer_id: expect.any(String) as string,
			},
		]);
		expect(await rows('case_file')).toHaveLength(1);
	},
);

it.each(languages)('the weekly report arrives with its figures (%s)', async (language) => {
	await stage.publish('nps-quarterly');
	await aCase(stage, 'quarterly-nps');
	await beat();
	// It is about the week before, Monday to Sunday: a week ago lies in it on any day.
	const at = Date.now() - 7 * 86_400_000;
	const { store } = stage.workspace.house;
	await store.db.updateTable('response').set({ answered_at: at, completed_at: at }).execute();
	const weekly = await stage.publish('report-weekly', null, language);
	const { error } = await weekly.run('monday');
	expect(error).toBeUndefined();
	const [mail, ...others] = stage.mailsTo('lead@example.com');
	expect(others).toEqual([]);
	expect(mail?.subject).toMatch(/NPS.*\u2212100/);
	expect(mail?.text).toContain('\u2212100');
	expect(mail?.text).toMatch(/1 answer|1 份回答/);
});
