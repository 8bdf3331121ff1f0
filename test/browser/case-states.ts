import { pageAddress, signedLink } from '../../core/loop/workspace/link';
import { aCase, allDone, linkOfGroup, listLink, type Opened } from './a-case';
import { ask } from './a-customer';
import type { Site } from './a-site';
import type { State } from './state';
import { press, pressAtOnce, rate, readAndPress, type Visitor } from './visitor';

const hour = 3_600_000;

const asking = {
	kind: 'compensation',
	compensationKind: 'refund',
	amount: 380,
	currency: 'CNY',
	note: 'Two nights without heating.',
} as const;

/** Every state of the pages that owners, approvers and leads see, and of a customer's own progress. */
export function caseStates(site: Site): State[] {
	const { house } = site;
	const soon = () => Date.now() + 26 * hour;
	const visit = async ({ page }: Visitor, link: string | Promise<string>) => {
		await page.goto(await link);
	};
	/** The owner's page after some actions. */
	const owner = (
		name: string,
		prepare: (opened: Opened) => Promise<void>,
		about: { openedBefore?: number } = {},
	): State => ({
		name: `owner-${name}`,
		reach: async (visitor) => {
			const opened = await aCase(house, { language: visitor.eyes.language, ...about });
			await prepare(opened);
			await visit(visitor, opened.linkOf('wang'));
		},
	});
	/** The customer's page about it. */
	const progress = (name: string, prepare: (opened: Opened) => Promise<void>): State => ({
		name: `status-${name}`,
		reach: async (visitor) => {
			const opened = await aCase(house, { language: visitor.eyes.language });
			await prepare(opened);
			const address = await pageAddress(house, house.store.db, 'survey', 'stars', false);
			const who = { subject: opened.responseId, audience: '', expiresAt: Date.now() + hour };
			await visit(visitor, signedLink(house, address, 'status', who));
		},
	});
	/** What somebody who is shown a case in a group's chat sees. */
	const group = (
		name: string,
		ask: (visitor: Visitor) => Promise<void>,
		status?: number,
	): State => ({
		name: `group-${name}`,
		status,
		reach: async (visitor) => {
			const { caseId } = await aCase(house, { language: visitor.eyes.language });
			await visit(visitor, linkOfGroup(house, caseId));
			await ask(visitor);
		},
	});
	const asks = async ({ page }: Visitor, email: string) => {
		await page.evaluate(() => {
			for (const form of document.forms) form.noValidate = true;
		});
		await page.locator('input[type="email"]').fill(email);
		await readAndPress(page);
	};
	const verify = async (visitor: Visitor, opened: Opened) => {
		await opened.act(...allDone, { kind: 'resolve', note: null });
		const asked = await ask(house, 'solved', { caseId: opened.caseId });
		await visit(visitor, asked.link);
	};
	return [
		progress('received', async () => {}),
		progress('promised', async ({ act }) => {
			await act({ kind: 'acknowledge' });
			await act({ kind: 'promise', at: soon(), text: 'A technician repairs the heating.' });
		}),
		progress('fixed', async ({ act }) => await act(...allDone, { kind: 'resolve', note: null })),
		progress('closed', async ({ act }) => {
			await act({ kind: 'close', reason: 'Duplicate.', by: 'mei' });
		}),
		progress('working', async ({ act }) => await act({ kind: 'acknowledge' })),
		{
			name: 'status-confirmed',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await verify(visitor, opened);
				await rate(visitor.page, 2);
				await press(visitor.page);
				await press(visitor.page);
				const address = await pageAddress(house, house.store.db, 'survey', 'stars', false);
				const who = { subject: opened.responseId, audience: '', expiresAt: Date.now() + hour };
				await visit(visitor, signedLink(house, address, 'status', who));
			},
		},
		{
			name: 'survey-solved',
			oneScreen: true,
			reach: async (visitor) =>
				await verify(visitor, await aCase(house, { language: visitor.eyes.language })),
		},
		{
			name: 'status-reopened',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await verify(visitor, opened);
				await rate(visitor.page, 1);
				await press(visitor.page);
				const address = await pageAddress(house, house.store.db, 'survey', 'stars', false);
				const who = { subject: opened.responseId, audience: '', expiresAt: Date.now() + hour };
				await visit(visitor, signedLink(house, address, 'status', who));
			},
		},
		{
			name: 'owner-reopened',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await verify(visitor, opened);
				await rate(visitor.page, 1);
				await press(visitor.page);
				await visit(visitor, opened.linkOf('wang'));
			},
		},
		{
			name: 'owner-confirmed',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await verify(visitor, opened);
				await rate(visitor.page, 2);
				await press(visitor.page);
				await press(visitor.page);
				await visit(visitor, opened.linkOf('wang'));
			},
		},
		owner('open', async () => {}, { openedBefore: 12 * 24 * hour }),
		owner('in-progress', async ({ act }) => {
			await act(
				{ kind: 'acknowledge' },
				{ kind: 'log_contact', channel: 'phone', note: 'Nobody answered.' },
				{ kind: 'heat', step: 'hear', done: true, note: 'Heating broken since Monday.' },
				{ kind: 'promise', at: soon(), text: 'A technician repairs the heating.' },
				{ ...asking, amount: 30, note: null },
				asking,
				{ kind: 'root_cause', code: 'product_defect', note: 'Valve stuck.' },
			);
		}),
		owner('ready-to-resolve', async ({ act }) => await act(...allDone)),
		owner('resolved', async ({ act }) => await act(...allDone, { kind: 'resolve', note: null })),
		{
			name: 'owner-form-error',
			status: 400,
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act({ kind: 'acknowledge' });
				await visit(visitor, opened.linkOf('wang'));
				const { page } = visitor;
				await page.locator('#more-compensation summary').click();
				await page.locator('input[name="amount"]').fill('a lot');
				await page.locator('select[name="kind"]').selectOption('refund');
				await press(page, page.locator('#more-compensation button'));
			},
		},
		{
			name: 'owner-saved',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await visit(visitor, opened.linkOf('wang'));
				await readAndPress(visitor.page, visitor.page.locator('.dock button'));
			},
		},
		{
			name: 'owner-contact',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act({ kind: 'acknowledge' });
				await visit(visitor, opened.linkOf('wang'));
				await visitor.page.locator('.dock .sheet-opens').click();
			},
		},
		owner('paused', async ({ act }) => {
			await act(
				{ kind: 'acknowledge' },
				{ kind: 'pause', reason: 'customer', until: soon(), note: 'Asked for the invoice.' },
			);
		}),
		{
			name: 'owner-more',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act(...allDone, { kind: 'note', note: 'Ask the kitchen.' });
				await visit(visitor, opened.linkOf('lin'));
				await visitor.page.locator('.clock summary').click();
				await visitor.page.locator('#more-pause summary').click();
			},
		},
		{
			name: 'owner-handed-over',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act(
					{ kind: 'acknowledge' },
					{ kind: 'hand_over', personId: 'zhou', note: 'It is about the breakfast.' },
				);
				await visit(visitor, opened.linkOf('wang'));
			},
		},
		{
			name: 'approval',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act({ kind: 'acknowledge' }, asking);
				await visit(visitor, opened.approvalLink());
			},
		},
		{
			name: 'approval-given',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await opened.act({ kind: 'acknowledge' }, asking);
				await visit(visitor, opened.approvalLink());
				await readAndPress(visitor.page);
			},
		},
		group('ask', async () => {}),
		group('sent', async (visitor) => await asks(visitor, 'wang@lotus.example')),
		group('no-address', async (visitor) => await asks(visitor, 'nonsense'), 400),
		{
			name: 'owner-reader',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await visit(visitor, opened.linkOf('zhou'));
			},
		},
		{
			name: 'owner-one-more-press',
			reach: async (visitor) => {
				const opened = await aCase(house, { language: visitor.eyes.language });
				await visit(visitor, opened.linkOf('wang'));
				await pressAtOnce(visitor.page, visitor.page.locator('.dock button'));
			},
		},
		{
			name: 'no-access',
			status: 403,
			reach: async (visitor) =>
				await visit(
					visitor,
					(await aCase(house, { language: visitor.eyes.language })).linkOf('gone'),
				),
		},
		{ name: 'team', reach: async (visitor) => await visit(visitor, listLink(house, '*', 'mei')) },
		{
			name: 'team-narrowed',
			reach: async (visitor) => {
				await visit(visitor, listLink(house, '*', 'mei'));
				const { page } = visitor;
				await page.locator('input[name="q"]').fill('Li Wei');
				await page.locator('select[name="owner"]').selectOption('zhou');
				await press(page, page.locator('.filter button'));
			},
		},
		{
			name: 'team-nothing-open',
			reach: async (visitor) => await visit(visitor, listLink(house, 'Spa', 'mei')),
		},
	];
}
