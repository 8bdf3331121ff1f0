import { changeProblem } from '../../core/loop/problem/update';
import { insertResponse } from '../../core/store/repositories/responses';
import { languages } from '../../workflows/source/languages';
import { responseRow } from '../store/rows';
import { day, happens, keepCustomers } from './care';
import { aCase } from './cases';
import { aStage, type Published, type Ran, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
	// n8n's own mails leave by the same server.
	const { port } = stage.mail;
	const smtp = { host: '127.0.0.1', port, secure: false, disableStartTls: true };
	Object.assign(stage.workspace.credentials, { smtp });
	await stage.setUp();
});
afterEach(async () => await stage.close());

const db = () => stage.workspace.house.store.db;

/** Runs it twice; what it says is said once. */
async function twice(workflow: Published, trigger: string): Promise<void> {
	for (let run = 0; run < 2; run++) {
		const { error } = await workflow.run(trigger);
		expect(error?.message).toBeUndefined();
	}
}

/** Answers of a day so many days ago. */
async function answers(daysAgo: number, count: number, isLow: (at: number) => boolean) {
	const { store, workspace } = stage.workspace.house;
	const low = { value: 1, level: 'low' as const, percent: 0 };
	await store.transaction(async (tx) => {
		for (let at = 0; at < count; at++) {
			await insertResponse(tx, {
				...responseRow({
					workspace_id: workspace,
					response_id: `rsp_${daysAgo}_${at}`,
					answered_at: Date.now() - daysAgo * day,
				}),
				...(isLow(at) && low),
			});
		}
	});
}

/** Cases with one root cause, each of another customer. */
async function casesOf(cause: string, count: number): Promise<void> {
	await stage.publish('nps-quarterly', (template) => {
		template.connections = {};
	});
	for (let at = 0; at < count; at++) await aCase(stage, 'quarterly-nps');
	await db().updateTable('case_file').set({ root_cause: cause }).execute();
}

type Field = { fieldLabel: string; fieldOptions?: { values: Array<{ option: string }> } };

/** What the form asks for, as n8n makes it of its JSON when somebody opens it: expression by expression. */
function formOf(fix: Published, asked: Ran): Field[] {
	const causes = nodeOf(fix.template, 'causes');
	const json = String(nodeOf(fix.template, 'which').parameters.jsonOutput);
	const $ = (name: string) => {
		expect(name).toBe(causes.name);
		return { all: () => asked.items('causes').map((item) => ({ json: item })) };
	};
	const filled = json
		.slice(1)
		.replace(/\{\{([^]*?)\}\}/g, (_all, expression: string) =>
			String(new Function('$', `return ${expression}`)($)),
		);
	return JSON.parse(filled) as Field[];
}

describe.each(languages)('what is learnt (%s)', (language) => {
	it('the report of the last quarter goes to the management, with its file', async () => {
		const today = new Date();
		const middle = Date.UTC(
			today.getUTCFullYear(),
			3 * Math.floor(today.getUTCMonth() / 3) - 2,
			15,
		);
		await answers(Math.round((Date.now() - middle) / day), 40, (at) => at < 10);
		const report = await stage.publish('report-quarterly', null, language);
		await twice(report, 'quarter');
		const [mail, ...others] = stage.mailsTo('management@example.com');
		expect(others).toEqual([]);
		expect(mail?.subject).toContain('75');
		expect(mail?.text).toMatch(/40 answers|40 份回答/);
		const [{ mail: { attachments = [] } } = { mail: {} }] = stage.mail.arrived;
		expect(attachments.map(({ contentType }) => contentType)).toEqual(['text/html']);
	});

	it('a team that is above the rest beyond chance is congratulated once, and nobody else', async () => {
		const today = new Date();
		const quarter = Date.UTC(
			today.getUTCFullYear(),
			3 * Math.floor(today.getUTCMonth() / 3) - 2,
			15,
		);
		const ago = Math.round((Date.now() - quarter) / day);
		await answers(ago, 120, (at) => at % 3 !== 0 && at % 2 === 0);
		const teams = ['Paint', 'Wood', 'Glass'];
		for (let at = 0; at < 120; at++) {
			const team = teams[at % 3] ?? '';
			const owner = { id: team, name: `Head of ${team}`, email: null, team, channels: {} };
			await db()
				.updateTable('response')
				.set({ owner: JSON.stringify(owner) })
				.where('response_id', '=', `rsp_${ago}_${at}`)
				.execute();
		}
		const report = await stage.publish('report-quarterly', null, language);
		await twice(report, 'quarter');
		const [mail, ...others] = stage.mailsTo('teams@example.com');
		expect(others).toEqual([]);
		expect(mail?.subject).toBe(nodeOf(report.template, 'cheer').parameters.subject);
		expect(mail?.text).toMatch(/^Paint/m);
		expect(mail?.text).toMatch(/unlikely to be chance|不像是偶然/);
	});

	it('an alarm is raised once, and nothing on a day like any other', async () => {
		for (let week = 30; week > 1; week--) await answers(7 * week, 12, (at) => at <= week % 2);
		const alarm = await stage.publish('alarm', null, language);
		await twice(alarm, 'day');
		expect(stage.mail.arrived).toEqual([]);
		await answers(7, 12, () => true);
		await twice(alarm, 'day');
		const mails = stage.mailsTo('lead@example.com');
		expect(mails.length).toBeGreaterThan(0);
		expect(new Set(mails.map(({ text }) => text)).size).toBe(mails.length);
		const { subject } = nodeOf(alarm.template, 'tell').parameters;
		for (const mail of mails) expect(mail.subject).toBe(subject);
		expect(mails[0]?.text).toMatch(/100/);
	});

	it('the most common cause becomes a problem once somebody has decided', async () => {
		await casesOf('slow_response', 5);
		const fix = await stage.publish('fix-what-matters', null, language);
		const asked = await fix.run('quarter');
		expect([asked.run.status, asked.error]).toEqual(['waiting', undefined]);
		const [mail] = stage.mailsTo('management@example.com');
		const [cause, owner, due] = formOf(fix, asked);
		const options = cause?.fieldOptions?.values.map(({ option }) => option) ?? [];
		// What was not found is not there to choose from; it is called as the workspace speaks.
		expect(options).toEqual(['Slow response']);
		const [option = ''] = options;
		expect(mail?.html).toMatch(/5/);
		const data = {
			[cause?.fieldLabel ?? '']: option,
			[owner?.fieldLabel ?? '']: 'li.na@example.com',
			[due?.fieldLabel ?? '']: '2030-01-31',
		};
		const decided = await fix.goOn(asked, 'which', { data });
		expect(decided.error?.message).toBeUndefined();
		expect(decided.items('problem')).toMatchObject([
			{
				owner: { name: 'Li Na' },
				problem: {
					title: option,
					origin: { kind: 'root_cause', ref: 'slow_response' },
					dueAt: '2030-02-01T00:00:00.000Z',
					links: { case: 5 },
				},
			},
		]);
		const [told, ...others] = stage.mailsTo('li.na@example.com');
		expect(others).toEqual([]);
		expect(told?.text).toContain(option);
		// It is being seen to: nobody is asked about it again.
		expect((await fix.run('quarter')).run.status).toBe('success');
		expect(stage.mailsTo('management@example.com')).toHaveLength(1);
		// Whoever gets it from its owner is told, once.
		const [{ problem } = { problem: {} }] = decided.items('problem');
		const problemId = (problem as { id: string }).id;
		const doer = { kind: 'person' as const, id: 'li.na', name: 'Li Na' };
		const said = { owner: 'chen.hao@example.com' };
		await changeProblem(stage.workspace.house, Date.now(), { problemId, said, doer });
		for (let beat = 0; beat < 2; beat++) {
			for (const { error } of await fix.beat()) expect(error?.message).toBeUndefined();
		}
		const [given, ...more] = stage.mailsTo('chen.hao@example.com');
		expect(more).toEqual([]);
		expect(given?.text).toContain(option);
	});

	it('who reported what was mended is told once, in their language', async () => {
		await casesOf('delivery', 5);
		await db()
			.updateTable('customer')
			.set({ language: language === 'zh' ? 'zh-CN' : 'en' })
			.execute();
		const [fix, told] = [
			await stage.publish('fix-what-matters', null, language),
			await stage.publish('you-said-we-did', null, language),
		];
		const { parameters } = nodeOf(fix.template, 'problem');
		parameters.problemDetails = { rootCause: 'delivery' };
		const made = await fix.goOn(await fix.run('quarter'), 'which', { data: {} });
		const [{ problem } = { problem: {} }] = made.items('problem');
		stage.mail.arrived.length = 0;
		const plan = {
			owner: 'li.na@example.com',
			dueAt: '2030-01-31',
			remedy: 'A second courier *on* {Saturdays}',
		};
		for (const state of ['planned', 'being_done', 'done']) {
			await changeProblem(stage.workspace.house, Date.now(), {
				problemId: (problem as { id: string }).id,
				said: { ...plan, state },
				doer: { kind: 'workflow', id: null, name: 'Test', node: 'Test' },
			});
		}
		for (let beat = 0; beat < 2; beat++) {
			for (const { error } of await told.beat()) expect(error?.message).toBeUndefined();
		}
		const mails = stage.mail.arrived.map(({ mail }) => mail);
		expect(mails).toHaveLength(5);
		for (const { subject, text } of mails) {
			expect(subject).toMatch(language === 'zh' ? /\p{Script=Han}/u : /You said, we did/);
			// What somebody has typed is text: no short name, no marks.
			expect(text).toContain('A second courier *on* {Saturdays}');
		}
	});

	it('who may leave is told to their owner, or to the lead where nobody looks after them', async () => {
		await keepCustomers(stage, [
			{ name: 'Ann Lee', email: 'ann@house.example', ownerEmail: 'li.na@example.com' },
			{ name: 'Tom Reed', email: 'tom@house.example' },
			{ name: 'Eva Stone', email: 'eva@house.example', ownerEmail: 'li.na@example.com' },
			{ name: 'Max Gone', email: 'max@house.example', ownerEmail: 'li.na@example.com' },
		]);
		// Ann and Tom have been silent for twice as long as usual, Eva has not, Max is lost.
		const last = { ann: 60, tom: 60, eva: 10, max: 300 };
		for (const [name, since] of Object.entries(last)) {
			for (let order = 0; order < 4; order++) {
				const at = Date.now() - (since + 30 * order) * day;
				await happens(stage, `${name}@house.example`, 'order.delivered', at);
			}
		}
		const watch = await stage.publish('churn-watch', null, language);
		const { error } = await watch.run('month');
		expect(error?.message).toBeUndefined();
		const [own, ...more] = stage.mailsTo('li.na@example.com');
		expect(more).toEqual([]);
		expect(own?.subject).toContain('Ann Lee');
		expect(own?.text).toMatch(/60|两个月|2 个月|2 months/);
		const [other, ...others] = stage.mailsTo('lead@example.com');
		expect(others).toEqual([]);
		// Whoever reads it has to know of whom it speaks.
		expect(other?.subject).toContain('Tom Reed');
		expect(stage.mailsTo('ann@house.example')).toEqual([]);
	});
});
