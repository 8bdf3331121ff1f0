import { aCase, resolveCase } from './cases';
import { linkIn, rate } from './customer';
import { aStage, type Published, type Stage } from './stage';

let stage: Stage;
let verification: Published;
let caseId: string;
beforeEach(async () => {
	stage = await aStage();
	await (await stage.publish('set-up-your-workspace')).run('When you press Execute', [[{}]]);
	await stage.publish('quarterly-nps');
	await stage.publish('low-score-to-case');
	verification = await stage.publish('verification-after-fix');
	caseId = (await aCase(stage, 'quarterly-nps')).case?.id ?? '';
	await resolveCase(stage, caseId);
});
afterEach(async () => await stage.close());

const state = async () =>
	await stage.workspace.house.store.db
		.selectFrom('case_file')
		.select(['state', 'rung', 'reopen_count'])
		.executeTakeFirstOrThrow();

/** The moment to ask has come, and the timer of silence has not. */
async function asked(): Promise<string> {
	await stage.workspace.house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.where('kind', '=', 'verification_due')
		.execute();
	for (const { error } of await verification.beat()) expect(error).toBeUndefined();
	const [question] = stage.mail.arrived;
	expect(stage.mail.arrived).toHaveLength(1);
	return linkIn(question?.mail.text ?? '', 'survey-fix-confirmed');
}

it('yes confirms the case with the second page sent, and nobody is bothered', async () => {
	await rate(verification, 'Is it solved?', await asked(), '2', 'Thank you.');
	expect(await state()).toMatchObject({ state: 'confirmed' });
	expect(stage.mail.arrived).toHaveLength(1);
});

it('yes confirms it without the second page, once the timer closes the answer', async () => {
	await rate(verification, 'Is it solved?', await asked(), '2');
	await stage.workspace.house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.where('kind', '=', 'partial_to_close')
		.execute();
	for (const { error } of await verification.beat()) expect(error).toBeUndefined();
	expect(await state()).toMatchObject({ state: 'confirmed' });
	expect(stage.mail.arrived).toHaveLength(1);
});

it('no opens it again one step higher, and its owner and the next one are told', async () => {
	await rate(verification, 'Is it solved?', await asked(), '1');
	expect(await state()).toEqual({ state: 'open', rung: 1, reopen_count: 1 });
	expect(stage.mailsTo('li.na@example.com')).toHaveLength(1);
	expect(stage.mailsTo('chen.hao@example.com')).toHaveLength(1);
});

it('silence ends it as unconfirmed, and its owner is told', async () => {
	await asked();
	await stage.letTimePass();
	for (const { error } of await verification.beat()) expect(error).toBeUndefined();
	expect(await state()).toMatchObject({ state: 'unconfirmed' });
	expect(stage.mailsTo('li.na@example.com')).toHaveLength(1);
});
