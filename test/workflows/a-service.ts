import { genericEvent } from '../../sandbox/crm/generic';
import { jiandaoyunPush } from '../../sandbox/crm/jiandaoyun';
import type { Happening, Sign, SignedRequest } from '../../sandbox/crm/signed-request';
import { zendeskTrigger } from '../../sandbox/crm/zendesk';
import type { Language } from '../../workflows/source/languages';
import { linkIn } from './customer';
import { aStage, type Published, secret, type Stage } from './stage';
import { type DrawnTemplate, nodeOf } from './template';

const at = Date.now() - 60_000;
const ticket: Happening = {
	deliveryId: `delivery-${at}`,
	what: 'solved',
	at,
	ticket: { id: '10042', title: 'Cannot print an invoice' },
	customer: {
		id: '777',
		name: 'Lin Mei',
		email: 'lin.mei@example.com',
		language: 'en',
		segment: null,
	},
	agent: { id: '361', name: 'Li Na', email: 'li.na@example.com' },
};

const signs: Record<string, Sign> = {
	generic: genericEvent,
	jiandaoyun: jiandaoyunPush,
	zendesk: zendeskTrigger,
};

const asCall = ({ query, headers, body }: SignedRequest) => ({
	headers,
	body,
	query: Object.fromEntries(new URLSearchParams(query)),
});

/** Everything of *Start here* is published. */
export type Service = {
	stage: Stage;
	clock: Published;
	service: Published;
	/** The ticket as the system of the template sends it. */
	event: (signedWith?: string) => ReturnType<typeof asCall>;
	/** Everything that is due is done and sent. */
	beat: () => Promise<void>;
	/** Lets the ticket be closed; gives the link in the mail that the clock sends. */
	asked: () => Promise<string>;
	cases: () => Promise<Array<Record<string, unknown>>>;
};

export async function aService(
	language: Language = 'en',
	change: ((template: DrawnTemplate) => void) | null = null,
): Promise<Service> {
	const stage = await aStage({ closePartialAfter: '1h' });
	await stage.setUp(language);
	const clock = await stage.publish('the-clock', null, language);
	const service = await stage.publish('survey-after-service', change, language);
	const event = (signedWith = secret) => {
		const source = String(nodeOf(service.template, 'closed').parameters.source);
		return asCall((signs[source] ?? genericEvent)(ticket, signedWith, Date.now()));
	};
	const beat = async (): Promise<void> => {
		for (const published of [clock, service, clock]) {
			for (const { error } of await published.beat()) expect(error?.message).toBeUndefined();
		}
	};
	return {
		stage,
		clock,
		service,
		event,
		beat,
		asked: async () => {
			const { answer, result } = await service.call('closed', event());
			expect([answer.status, result?.error]).toEqual([200, undefined]);
			await beat();
			const [mail, ...others] = stage.mail.arrived;
			expect(others).toEqual([]);
			return linkIn(mail?.mail.text ?? '', 'after-service');
		},
		cases: async () =>
			await stage.workspace.house.store.db.selectFrom('case_file').selectAll().execute(),
	};
}
