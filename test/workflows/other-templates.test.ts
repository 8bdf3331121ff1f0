import { createHmac } from 'node:crypto';

import { actOnCase } from '../../core/loop/case/act-on-case';
import { formbricks } from '../../core/systems/formbricks/source';
import { aCase } from './cases';
import { linkIn, rate } from './customer';
import { aStage, type Published, secret, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
	await (await stage.publish('set-up-your-workspace')).run('When you press Execute', [[{}]]);
	await stage.publish('low-score-to-case');
});
afterEach(async () => await stage.close());

const rows = async (table: 'case_file' | 'response' | 'invitation') =>
	await stage.workspace.house.store.db.selectFrom(table).selectAll().execute();

/** Two customers instead of the one in the template, asked at any hour. */
async function nps(): Promise<Published> {
	const settings = JSON.stringify({ policy: { quietHours: null } });
	await stage.workspace.house.store.db.updateTable('workspace').set({ settings }).execute();
	return await stage.publish('quarterly-nps', (template) => {
		nodeOf(template, 'Customers').parameters.jsonOutput = JSON.stringify({
			customers: [
				{ name: 'Lin Mei', email: 'lin.mei@example.com', language: 'zh-CN' },
				{ name: 'Ann Lee', email: 'ann.lee@example.com' },
			],
		});
		nodeOf(template, 'Ask').parameters.options = { delay: '0s' };
	});
}

it('quarterly NPS asks every customer once a quarter, and a detractor becomes a case', async () => {
	const survey = await nps();
	for (let round = 0; round < 2; round++) {
		const { error } = await survey.run('Every quarter', [[{}]]);
		expect(error).toBeUndefined();
	}
	expect(await rows('invitation')).toHaveLength(2);
	expect(stage.mailsTo('ann.lee@example.com')).toHaveLength(1);
	const [mail] = stage.mailsTo('lin.mei@example.com');
	const link = linkIn(mail?.text ?? '', 'survey-quarterly-nps');
	await rate(survey, 'Quarterly NPS', link, '3');
	expect(await rows('case_file')).toMatchObject([{ metric: 'nps', team: 'after-sales' }]);
});

it('a low answer in Formbricks is recorded once and becomes a case', async () => {
	const tool = await stage.publish('results-from-formbricks');
	const timestamp = String(Math.floor(Date.now() / 1000));
	const body = formbricks.sample.body.replaceAll('2026-01-05T0', `${today()}T0`);
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
	const { answer, result } = await tool.call('Formbricks', request);
	expect([answer.status, result?.error]).toEqual([200, undefined]);
	expect((await tool.call('Formbricks', request)).result).toBeNull();
	expect(await rows('response')).toMatchObject([
		{ survey_key: 'website-feedback', value: 2, comment: 'Two weeks without an answer.' },
	]);
	expect(await rows('case_file')).toHaveLength(1);
	expect(stage.mail.arrived).toHaveLength(1);
});

/** The sample tells of two o'clock in the morning: yesterday's, to be in the past. */
const today = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

describe('unclosed-case reminder', () => {
	let reminder: Published;
	beforeEach(async () => {
		await stage.publish('quarterly-nps');
		reminder = await stage.publish('unclosed-case-reminder');
	});

	it('gives every owner one mail with all their overdue cases, once a day', async () => {
		await aCase(stage, 'quarterly-nps');
		await aCase(stage, 'quarterly-nps');
		await aCase(stage, 'quarterly-nps', 'zhou.min');
		const calm = await reminder.run('Workdays at nine', [[{}]]);
		expect([calm.error, stage.mail.arrived]).toEqual([undefined, []]);
		await stage.workspace.house.store.db
			.updateTable('case_file')
			.set({ resolution_state: 'breached' })
			.execute();
		for (let round = 0; round < 2; round++) {
			const { error } = await reminder.run('Workdays at nine', [[{}]]);
			expect(error).toBeUndefined();
		}
		expect(stage.mail.arrived).toHaveLength(2);
		const [mail] = stage.mailsTo('li.na@example.com');
		expect(mail?.subject).toContain('2');
		expect(mail?.text.match(/\/webhook\/cases\?t=/g)).toHaveLength(2);
		expect(mail?.html).toContain('Lin Mei');
	});

	it('tells the owner when a promise is due', async () => {
		const item = await aCase(stage, 'quarterly-nps');
		await actOnCase(stage.workspace.house, Date.now(), {
			caseId: item.case?.id ?? '',
			action: { kind: 'promise', at: Date.now() + 60_000, text: 'A new kettle' },
			actor: { kind: 'owner', id: 'li.na', name: 'Li Na' },
		});
		await stage.letTimePass();
		for (const { error } of await reminder.beat()) expect(error).toBeUndefined();
		const [mail] = stage.mailsTo('li.na@example.com');
		expect(mail?.text).toContain('A new kettle');
	});
});

it('the weekly summary arrives once, with its figures', async () => {
	await stage.publish('quarterly-nps');
	await aCase(stage, 'quarterly-nps');
	const weekly = await stage.publish('weekly-summary');
	for (let round = 0; round < 2; round++) {
		const { error } = await weekly.run('Monday at nine', [[{}]]);
		expect(error).toBeUndefined();
	}
	const mails = stage.mailsTo('lead@example.com');
	expect(mails).toHaveLength(1);
	expect(mails[0]?.text).toMatch(/quarterly-nps: NPS -100 \(n = 1/);
	expect(mails[0]?.html).toContain('1 case was opened');
});
