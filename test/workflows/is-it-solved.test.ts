import { aCase, resolveCase } from './cases';
import { linkIn, rate } from './customer';
import { aStage, type Published, type Stage } from './stage';

let stage: Stage;
let clock: Published;
let verification: Published;
let caseId: string;
beforeEach(async () => {
	stage = await aStage();
	await stage.setUp();
	clock = await stage.publish('the-clock');
	await stage.publish('nps-quarterly');
	verification = await stage.publish('is-it-solved');
	const item = await aCase(stage, 'quarterly-nps', 'li.na@example.com');
	caseId = item.case?.id ?? '';
	await beat();
	stage.mail.arrived.length = 0;
	await resolveCase(stage, caseId);
});
afterEach(async () => await stage.close());

const state = async () =>
	await stage.workspace.house.store.db
		.selectFrom('case_file')
		.select(['state', 'rung', 'reopen_count'])
		.executeTakeFirstOrThrow();

async function beat(): Promise<void> {
	for (const { error } of [...(await clock.beat()), ...(await verification.beat())]) {
		expect(error?.message).toBeUndefined();
	}
}

/** What is due of this kind is due now; the timer of silence goes on. */
async function makeDue(kind: 'verification_due' | 'partial_to_close' | 'verification_silent') {
	await stage.workspace.house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.where('kind', '=', kind)
		.execute();
	await beat();
	await beat();
}

/** The moment to ask has come; gives the link in the mail. */
async function asked(): Promise<string> {
	await makeDue('verification_due');
	const [question, ...others] = stage.mail.arrived;
	expect(others).toEqual([]);
	return linkIn(question?.mail.text ?? '', 'fix-confirmed');
}

it('yes confirms the case with the second page sent, and nobody is bothered', async () => {
	await rate(verification, 'answer', await asked(), '2', 'Thank you.');
	await beat();
	expect(await state()).toMatchObject({ state: 'confirmed' });
	expect(stage.mail.arrived).toHaveLength(1);
});

it('yes confirms it without the second page, once the answer is closed', async () => {
	await rate(verification, 'answer', await asked(), '2');
	await makeDue('partial_to_close');
	expect(await state()).toMatchObject({ state: 'confirmed' });
	expect(stage.mail.arrived).toHaveLength(1);
});

it('no opens it again one step higher, and its owner and the lead are told, once each', async () => {
	await rate(verification, 'answer', await asked(), '1');
	await beat();
	expect(await state()).toEqual({ state: 'open', rung: 1, reopen_count: 1 });
	expect(stage.mailsTo('li.na@example.com')).toHaveLength(1);
	expect(stage.mailsTo('chen.hao@example.com')).toHaveLength(1);
});

it('silence ends it as unconfirmed, and its owner is told', async () => {
	await asked();
	await makeDue('verification_silent');
	expect(await state()).toMatchObject({ state: 'unconfirmed' });
	expect(stage.mailsTo('li.na@example.com')).toHaveLength(1);
});
