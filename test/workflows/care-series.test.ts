import { ask } from '../../core/loop/ask/ask';
import { recordAnswer } from '../../core/loop/answer/record-answer';
import { languages } from '../../workflows/source/languages';
import { dateIn, day, goesOn, happens, hour, keepCustomers } from './care';
import { aStage, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(async () => await stage.close());

describe.each(languages)('a series (%s)', (language) => {
	const greeting = language === 'zh' ? '尊敬的王女士：' : 'Dear Ms Doe,';
	const email = 'jane.doe@house.example';
	const jane = {
		...(language === 'zh'
			? { name: '王芳', title: '女士', language: 'zh-CN' }
			: { name: 'Jane Doe', title: 'Ms', language: 'en' }),
		email,
	};

	/** Publishes a template and lets it run for the first time. */
	const published = async (file: string) => {
		const workflow = await stage.publish(file, null, language);
		expect((await workflow.run('hour')).error?.message).toBeUndefined();
		return workflow;
	};

	/** Every letter says whom it is for, and has no field left in it. */
	const areWhole = (letters: ReadonlyArray<{ subject: string; text: string }>) => {
		for (const { subject, text } of letters) {
			expect(`${subject}${text}`).not.toMatch(/[{}|]|undefined|null/);
		}
	};

	beforeEach(async () => await stage.setUp(language));

	it('welcomes a new customer four times, and ends once they have arrived', async () => {
		const bo = 'bo@house.example';
		await keepCustomers(stage, [jane, { ...jane, email: bo }]);
		const workflow = await published('new-customer');
		for (const who of [email, bo]) await happens(stage, who, 'deal.won', Date.now() + 60_000);
		const { until } = await goesOn(stage, 'welcome');
		const first = await until(10);
		expect(first.letters.map(({ on, to }) => `${on} ${to}`).sort()).toEqual([
			`0 ${bo}`,
			`0 ${email}`,
			`7 ${bo}`,
			`7 ${email}`,
		]);
		await happens(stage, bo, 'onboarding.completed', Date.now() + 10 * day);
		const then = await until(40, 6 * hour, 10);
		expect(then.letters.map(({ on, to }) => `${on} ${to}`)).toEqual([`14 ${email}`, `28 ${email}`]);
		expect(then.held).toEqual(['goal_met']);
		areWhole([...first.letters, ...then.letters]);
		for (const { text } of first.letters) expect(text.split('\n')[0]).toBe(greeting);
		expect((await workflow.run('hour')).error?.message).toBeUndefined();
	});

	it('tells the owner of a contract first, then the customer, until it is renewed', async () => {
		const row = { ...jane, renewal: dateIn(100), ownerEmail: 'li.na@example.com' };
		const bo = 'bo@house.example';
		await keepCustomers(stage, [row, { ...row, email: bo }]);
		await published('renewal');
		const { until } = await goesOn(stage, 'renewal');
		const before = await until(60, 12 * hour);
		expect(before.letters.map(({ on, to }) => `${on} ${to}`).sort()).toEqual([
			'10 li.na@example.com',
			'10 li.na@example.com',
			`40 ${bo}`,
			`40 ${email}`,
		]);
		const [task] = before.letters;
		expect(task?.text).toContain(String(jane.name));
		await happens(stage, bo, 'contract.renewed', Date.now() + 60 * day);
		const after = await until(110, 12 * hour, 60);
		expect(after.letters.map(({ on, to }) => `${on} ${to}`)).toEqual([
			`70 ${email}`,
			`93 ${email}`,
		]);
		expect(after.held).toContain('renewed');
		areWhole([...before.letters, ...after.letters]);
	});

	it('asks back who has gone quiet, leaves some out, and says each month whether it works', async () => {
		const all = Array.from({ length: 12 }, (_, at) => `quiet${at}@house.example`);
		await keepCustomers(
			stage,
			all.map((one) => ({ ...jane, email: one })),
		);
		const workflow = await published('gone-quiet');
		for (const one of all) {
			for (const ago of [99, 79, 59]) {
				await happens(stage, one, 'order.delivered', Date.now() - ago * day);
			}
		}
		const { until } = await goesOn(stage, 'win-back');
		const { letters, held } = await until(30, 12 * hour);
		const left = held.filter((code) => code === 'held_out').length;
		expect(letters).toHaveLength(3 * (all.length - left));
		expect([...new Set(letters.map(({ on }) => on))]).toEqual([1, 8, 22]);
		areWhole(letters);
		const { error } = await workflow.run('month');
		expect(error?.message).toBeUndefined();
		const [mail, ...more] = stage.mailsTo('lead@example.com');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe(nodeOf(workflow.template, 'mail').parameters.subject);
		expect(mail?.text.trim().length).toBeGreaterThan(20);
	});

	it('thanks a promoter and asks one favour, and asks a passive one question', async () => {
		await stage.publish('nps-quarterly', null, language);
		const promoters = await published('promoters-passives');
		const bo = 'bo@house.example';
		const ids = await keepCustomers(stage, [jane, { ...jane, email: bo }]);
		const { house } = stage.workspace;
		for (const [at, rating] of [10, 8].entries()) {
			const { item } = await ask(house, Date.now(), {
				surveyKey: 'quarterly-nps',
				eventId: null,
				customerId: ids[at] ?? '',
				customer: null,
				caseId: null,
				owner: null,
				channel: 'email',
				wave: 'w1',
				delay: null,
				test: false,
			});
			const answer = { invitationId: item.invitation?.id ?? '', language: 'en' };
			await recordAnswer(house, Date.now(), { ...answer, given: { rating }, step: 'rating' });
			const given = { comment: 'All well.' };
			await recordAnswer(house, Date.now(), { ...answer, given, step: 'details' });
		}
		const favours = await (await goesOn(stage, 'promoter-favour')).until(30);
		expect(favours.letters.map(({ on, to }) => `${on} ${to}`)).toEqual([
			`1 ${email}`,
			`15 ${email}`,
		]);
		const questions = await (await goesOn(stage, 'passive-question')).until(30);
		expect(questions.letters.map(({ on, to }) => `${on} ${to}`)).toEqual([`1 ${bo}`]);
		areWhole([...favours.letters, ...questions.letters]);
		expect((await promoters.run('hour')).error?.message).toBeUndefined();
	});
});
