import { addIncentiveCodes } from '../../../../core/loop/incentive/add-codes';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { signedLink } from '../../../../core/loop/workspace/link';
import { findByInvitation } from '../../../../core/store/repositories/responses';
import { type PageRequest, servePage } from '../../../../core/loop/pages/customer/serve';
import type { House } from '../../../../core/loop/house';
import type { SurveyInput } from '../../../../core/loop/survey/survey-definition';
import type { CustomerFacts } from '../../../../core/model/event';
import { finishDue } from '../../../../core/loop/due/take';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import type { SatisfactionItem } from '../../../../core/model/item';
import { life, minute, now, somebody } from '../a-house';
import { takes } from '../due/a-clock';

export const voucher = { text: 'A 10 % voucher for your next order', byMail: true };

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };

/** The code that a page or a mail shows; `null` where it shows none. */
export const codeIn = (html: string): string | null =>
	/<code[^>]*>([^<]+)<\/code>/.exec(html)?.[1] ?? null;

/** A house whose survey gives codes. */
export async function aGivingHouse(house: House, survey: Partial<SurveyInput> = {}) {
	const own = life(house);
	await own.settings({ policy: { quietHours: null, delay: 0 } });
	await own.publish({ incentive: voucher, ...survey });
	const add = async (...codes: unknown[]) =>
		await addIncentiveCodes(house, now, { surveyKey: 'service', codes });
	const asksSomebody = async (given: Partial<CustomerFacts> = {}, more = {}) => {
		const asked = await own.asks({ customer: somebody(given), ...more });
		const id = asked.item.invitation?.id ?? '';
		if (asked.item.test !== true) await own.sends(id);
		return id;
	};
	const rates = async (id: string, rating: number, at = now + minute) =>
		await recordAnswer(house, at, {
			invitationId: id,
			given: { rating },
			step: 'rating',
			language: 'en',
		});
	const finishes = async (id: string, comment = 'Fine.', at = now + 2 * minute) =>
		await recordAnswer(house, at, {
			invitationId: id,
			given: { comment },
			step: 'details',
			language: 'en',
		});
	const link = (id: string) =>
		signedLink(house, 'https://n8n.example.test/webhook/service', 'survey', {
			subject: id,
			audience: '',
			expiresAt: now + 1e9,
		});
	const page = async (t: string, more: Partial<PageRequest> = {}, at = now + minute) =>
		await servePage(
			house,
			at,
			{ method: 'GET', query: { t }, fields: null, acceptLanguage: null, test: false, ...more },
			{ node, surveyKey: 'service', trial: null },
		);
	const send = async (
		body: string,
		fields: Record<string, unknown>,
		at = now + minute,
	): Promise<string> => {
		const hidden = (name: string): string =>
			new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
		const fixed = Object.fromEntries(['t', 'f', 'step', 'l'].map((name) => [name, hidden(name)]));
		const posted = { ...fixed, ...fields };
		const { body: next } = await page(String(posted.t), { method: 'POST', fields: posted }, at);
		return next;
	};
	/** Opens the link, rates, sends the rest: the page with the thanks. */
	const answersOnPage = async (id: string, value: number, at = now + minute): Promise<string> => {
		const t = new URL(link(id)).searchParams.get('t') ?? '';
		const rated = await send((await page(t, {}, at)).body, { value: String(value) }, at);
		return await send(rated, { comment: 'Fine.' }, at);
	};
	/** Mails that the clock gives out until nothing comes any more; each is sent. */
	const mails = async (at = now + 3 * minute): Promise<SatisfactionItem[]> => {
		const all: SatisfactionItem[] = [];
		for (let round = 0; round < 4; round += 1) {
			const work = await takes(house, at);
			for (const item of work.flatMap((one) => one.items)) {
				if (item.message?.kind !== 'incentive') continue;
				if (await leaves(item, at)) all.push(item);
			}
			await finishDue(house, { rows: work.map(({ row }) => row) });
		}
		return all;
	};
	const leaves = async (item: SatisfactionItem, at: number): Promise<boolean> => {
		const { key, kind, to } = item.message as NonNullable<SatisfactionItem['message']>;
		const report = { channel: 'email', recipient: to ?? '' };
		const ticket = await beginSending(house, at, {
			...report,
			key,
			kind,
			messageId: `<${key}@example.com>`,
			invitationId: null,
			caseId: null,
			customerId: item.customer?.id ?? null,
			test: item.test,
		});
		if (ticket.kind !== 'send') return false;
		const sent = { state: 'sent' as const, reason: null, permanent: false };
		await recordDelivery(house, at, { message: { key }, ...sent, ...report });
		return true;
	};
	const codes = async () =>
		await house.store.db
			.selectFrom('incentive_code')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.orderBy('code')
			.execute();
	const codeOf = async (id: string): Promise<string | null> => {
		const response = await findByInvitation(house.store.db, house.workspace, id);
		const all = await codes();
		return all.find((one) => one.response_id === response?.response_id)?.code ?? null;
	};
	return {
		house,
		...own,
		add,
		asksSomebody,
		rates,
		finishes,
		link,
		page,
		send,
		answersOnPage,
		mails,
		codes,
		codeOf,
	};
}
