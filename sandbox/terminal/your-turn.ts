import { deliverUntilTaken } from '../crm/send';
import { linkIn } from '../links';
import type { Stage } from '../stage/stage';
import { until } from '../until';

/** How long a mail may take, ms. */
const patience = 60_000;

/** Time as in life again, and nobody has to wait to be asked, neither about service nor about a fix. */
const realTime = {
	timeScale: 1,
	verifyAfter: 0,
	policy: {
		delay: 0,
		capOverall: null,
		capPerMetric: { csat: null, nps: null, ces: null, csi: null },
	},
	care: { capTogether: null },
};

/**
 * After the day: somebody has just been served and is asked, so that whoever sits at the terminal can
 * answer, badly for once, and then be the owner who makes up for it.
 *
 * @returns the link in that person's mail
 */
export async function yourTurn(stage: Stage, signal: AbortSignal): Promise<string> {
	await stage.change('back to real time', realTime);
	const { address, sign, secret } = stage.senders.shop;
	const now = Date.now();
	const email = `you.${now}@customers.example`;
	const happening = {
		deliveryId: `your-turn-${now}`,
		what: 'solved' as const,
		at: now,
		ticket: { id: `your-turn-${now}`, title: 'Your own ticket' },
		customer: { id: `you-${now}`, name: 'You', email, language: 'en', segment: null },
		agent: { id: 'zhou.min', name: 'Zhou Min', email: 'zhou.min@example.com' },
	};
	await deliverUntilTaken(address, () => sign(happening, secret, Date.now()), patience);
	return await until(
		'the mail that asks you',
		() => {
			const mail = stage.mailbox.mails.find(({ to }) => to.includes(email));
			return mail && linkIn(mail, 'survey')?.url;
		},
		{ within: patience, signal },
	);
}
