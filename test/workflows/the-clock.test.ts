import { receiveEvent } from '../../core/loop/event/receive-event';
import { aService, type Service } from './a-service';
import { havingRead } from '../nodes/having-read';
import { linkIn, openForm, rate, send } from './customer';
import { nodeOf } from './template';

let our: Service;
beforeEach(async () => {
	our = await aService();
});
afterEach(async () => await our.stage.close());

it("serves the owner's page: taken, handed over, and the new owner hears of it", async () => {
	await rate(our.service, 'answer', await our.asked(), '1');
	await our.beat();
	const [notice] = our.stage.mailsTo('li.na@example.com');
	const link = linkIn(notice?.text ?? '', '[\\w-]+');
	const taking = await openForm(our.clock, 'page', link, 'acknowledge');
	const taken = await havingRead(async () => await send(our.clock, 'page', link, taking));
	expect(taken.answer.status).toBeLessThan(400);
	expect(await our.cases()).toMatchObject([{ state: 'acknowledged' }]);
	const handing = await openForm(our.clock, 'page', link, 'hand_over');
	const people = await our.stage.workspace.house.store.db
		.selectFrom('person')
		.selectAll()
		.execute();
	const personId = people.find(({ name }) => name === 'Zhou Min')?.person_id ?? '';
	await send(our.clock, 'page', link, { ...handing, personId });
	expect(await our.cases()).toMatchObject([{ owner_id: personId }]);
	await our.beat();
	expect(our.stage.mailsTo('zhou.min@example.com')).toHaveLength(1);
});

it('a survey for later leaves when it is due, and one reminder follows', async () => {
	const { tryOut } = await our.stage.publish('set-up', (template) => {
		nodeOf(template, 'company').parameters.contactPolicy = {
			delay: '24h',
			quietHours: { entries: { from: '', to: '' } },
			reminders: '3d',
		};
	});
	await tryOut('start');
	const { result } = await our.service.call('closed', our.event());
	expect(result?.items('ask')).toMatchObject([{ outcome: { code: 'scheduled' } }]);
	for (const mails of [0, 1, 2, 2]) {
		await our.beat();
		expect(our.stage.mailsTo('lin.mei@example.com')).toHaveLength(mails);
		await our.stage.letTimePass();
	}
});

it('what a crash cut off comes out again where it began', async () => {
	const { workspace, template } = {
		workspace: our.stage.workspace,
		template: our.service.template,
	};
	// As if n8n had died after the answer to the sender: stored, and never handed over.
	await receiveEvent(workspace.house, Date.now(), {
		event: {
			type: 'ticket.closed',
			attributes: {},
			source: 'desk',
			externalId: 'cut-off-1',
			occurredAt: Date.now() - 60_000,
			touchpoint: 'use',
			subject: { type: 'ticket', id: '7', title: 'A kettle', url: null },
			value: null,
			customer: {
				externalIds: { desk: '42' },
				name: 'Wu Di',
				email: 'wu.di@example.com',
				phone: null,
				language: 'en',
				timeZone: null,
				segment: null,
			},
			owner: null,
		},
		receiver: `${template.id}/${nodeOf(template, 'closed').id}`,
		test: false,
	});
	await our.stage.letTimePass();
	await our.beat();
	expect(our.stage.mailsTo('wu.di@example.com')).toHaveLength(1);
});

it('a rating that is left alone is closed by itself, and bothers nobody', async () => {
	await rate(our.service, 'answer', await our.asked(), '3');
	await our.stage.letTimePass();
	await our.beat();
	const answers = our.stage.workspace.house.store.db.selectFrom('response').selectAll();
	expect(await answers.execute()).toMatchObject([{ state: 'completed', level: 'middle' }]);
	expect(await our.cases()).toEqual([]);
});

it('what failed for good ends as a failed execution with its reason', async () => {
	const stuck = { outcome: { code: 'stuck', text: 'Given up after 5 attempts: no mail server' } };
	const { error } = await our.clock.run('tick', [[], [stuck]]);
	expect(error?.message).toBe(stuck.outcome.text);
});
