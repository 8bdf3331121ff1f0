import { createHmac } from 'node:crypto';

import { actOnCase } from '../../core/loop/case/act-on-case';
import { formbricks } from '../../core/systems/formbricks/source';
import { languages } from '../../workflows/source/languages';
import { aCase, aLowAnswer } from './cases';
import { linkIn, rate } from './customer';
import { aStage, type Published, secret, type Stage } from './stage';
import { nodeOf } from './template';

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

it.each(languages)(
	'an answer in Formbricks is recorded once and becomes a case (%s)',
	async (language) => {
		const tool = await stage.publish('answers-from-a-tool', null, language);
		const timestamp = String(Math.floor(Date.now() / 1000));
		// The sample tells of two o'clock in the morning: yesterday's, to be in the past.
		const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
		const body = formbricks.sample.body.replaceAll('2026-01-05T0', `${yesterday}T0`);
		const key = Buffer.from(secret, 'base64');
		const signature = createHmac('sha256', key).update(`m1.${timestamp}.${body}`).digest('base64');
		const request = {
			body,
			headers: {
				'content-type': 'application/json',
				'webhook-id': 'm1',
				'webhook-timestamp': timestamp,
				'webhook-signature': `v1,${signature}`,
			},
		};
		const { answer, result } = await tool.call('form', request);
		expect([answer.status, result?.error]).toEqual([200, undefined]);
		expect((await tool.call('form', request)).result).toBeNull();
		expect(await rows('response')).toMatchObject([
			{ survey_key: 'website-feedback', value: 2, comment: 'Two weeks without an answer.' },
		]);
		expect(await rows('case_file')).toHaveLength(1);
	},
);

it.each(languages)('the weekly report arrives with its figures (%s)', async (language) => {
	await stage.publish('nps-quarterly');
	await aCase(stage, 'quarterly-nps');
	await beat();
	const weekly = await stage.publish('report-weekly', null, language);
	const { error } = await weekly.run('monday');
	expect(error).toBeUndefined();
	const [mail, ...others] = stage.mailsTo('lead@example.com');
	expect(others).toEqual([]);
	expect(mail?.subject).toBe(nodeOf(weekly.template, 'mail').parameters.subject);
	expect(mail?.text).toMatch(/quarterly-nps.*NPS -100/);
	expect(mail?.text).toContain('n = 1');
});
