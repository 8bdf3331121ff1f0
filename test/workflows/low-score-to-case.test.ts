import { aCase, aLowAnswer } from './cases';
import { linkIn, openForm, send } from './customer';
import type { DueKind } from '../../core/model/states';
import { aStage, type Published, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
let cases: Published;
beforeEach(async () => {
	stage = await aStage();
	await (await stage.publish('set-up-your-workspace')).run('When you press Execute', [[{}]]);
	await stage.publish('quarterly-nps');
	cases = await stage.publish('low-score-to-case');
});
afterEach(async () => await stage.close());

const stored = async () =>
	await stage.workspace.house.store.db.selectFrom('case_file').selectAll().execute();

/** What is due for these reasons is due now; the clocks of the cases stay as they are. */
async function makeDue(...kinds: DueKind[]): Promise<void> {
	const { db } = stage.workspace.house.store;
	await db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.where('kind', 'in', kinds)
		.execute();
}

it('opens the case that nobody has opened, and tells an owner, once', async () => {
	await aLowAnswer(stage, 'quarterly-nps');
	for (let round = 0; round < 2; round++) {
		await makeDue('low_score_without_case');
		for (const { error } of await cases.beat()) expect(error).toBeUndefined();
	}
	expect(await stored()).toMatchObject([{ team: 'after-sales', state: 'open' }]);
	expect(stage.mail.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
		[[expect.stringMatching(/^(li\.na|zhou\.min)@/)], expect.stringContaining('Lin Mei')],
	]);
});

it('takes the low scores that another workflow hands over', async () => {
	const responseId = await aLowAnswer(stage, 'quarterly-nps');
	const { error } = await cases.run('Low scores of other workflows', [
		[{ response: { id: responseId }, score: null }],
	]);
	expect(error).toBeUndefined();
	expect(await stored()).toHaveLength(1);
	expect(stage.mail.arrived).toHaveLength(1);
});

it('warns the owner, says when time is up, and climbs the ladder to the manager', async () => {
	await aCase(stage, 'quarterly-nps');
	const { db } = stage.workspace.house.store;
	await makeDue('sla_warning');
	for (const { error } of await cases.beat()) expect(error).toBeUndefined();
	const past = { response_due_at: Date.now() - 2, resolution_due_at: Date.now() - 1 };
	await db.updateTable('case_file').set(past).execute();
	await makeDue('sla_breach', 'rung');
	for (const { error } of await cases.beat()) expect(error).toBeUndefined();
	const told = stage.mail.arrived.flatMap(({ to }) => to);
	expect(told.filter((address) => address === 'li.na@example.com').length).toBeGreaterThan(1);
	expect(told).toEqual(expect.arrayContaining(['chen.hao@example.com', 'wang.fang@example.com']));
	expect(await stored()).toMatchObject([
		{ rung: 3, owner_id: 'wang.fang', response_state: 'breached', resolution_state: 'breached' },
	]);
	expect(stage.chat.messages).toEqual([]);
});

it("serves the owner's page; a new owner hears of it by mail", async () => {
	await aLowAnswer(stage, 'quarterly-nps');
	const item = await aCase(stage, 'quarterly-nps');
	const link = linkIn(String(item.message?.text), 'cases');
	const taking = await openForm(cases, "The owner's page", link, 'acknowledge');
	const taken = await send(cases, "The owner's page", link, taking);
	expect(taken.answer.status).toBeLessThan(400);
	expect(await stored()).toMatchObject([{ state: 'acknowledged' }]);
	expect(stage.mail.arrived).toHaveLength(0);
	const handing = await openForm(cases, "The owner's page", link, 'hand_over');
	const handed = await send(cases, "The owner's page", link, { ...handing, personId: 'zhou.min' });
	expect(handed.answer.status).toBeLessThan(400);
	expect(await stored()).toMatchObject([{ owner_id: 'zhou.min' }]);
	expect(stage.mailsTo('zhou.min@example.com')).toHaveLength(1);
});

it('a low score without anybody in the team still becomes a case', async () => {
	await stage.workspace.house.store.db.deleteFrom('person').execute();
	await aLowAnswer(stage, 'quarterly-nps');
	await stage.letTimePass();
	for (const { error } of await cases.beat()) expect(error).toBeUndefined();
	expect(await stored()).toMatchObject([{ owner_id: null }]);
	expect(stage.mail.arrived).toEqual([]);
});

it('has its group chat switched off until somebody fills it in', () => {
	const { assignments } = nodeOf(cases.template, 'Group chat').parameters as {
		assignments: { assignments: Array<{ name: string; value: string }> };
	};
	expect(assignments.assignments.map(({ name, value }) => [name, value])).toEqual([
		['chat.kind', 'off'],
		['chat.address', expect.stringMatching(/^http:\/\/localhost:9\//)],
	]);
});
