import { setTimeout as sleep } from 'node:timers/promises';

import { type Acknowledged, answerSurvey, optOut } from '../customers/answer';
import { request } from '../customers/request';
import type { Behaviour } from '../customers/behaviour';
import { scan } from '../customers/scanner';
import { linkIn, meaningOf } from '../links';
import type { CaughtMail } from '../mail/mailbox';
import { approve, decisionIn } from '../owners/admin';
import { workCase } from '../owners/owner';
import type { Stage } from '../stage/stage';
import { until } from '../until';
import type { Performance } from './cast';
import { patience } from './condition';
import { caseFacts, invitationFacts } from './facts';
import { isForgotten, type PlannedEvent, type Verdict } from './plan';

/** From the mail's arrival to the owner's first tap, ms; longer than a customer types. */
const reading = 3_000;

/** An answer that a page has acknowledged, and to which invitation. */
export type NotedAnswer = Acknowledged & { invitationId: string; at: number };

/** Everybody who reads mail on that day. */
export type Actors = {
	answers: readonly NotedAnswer[];
	/** What somebody could not do, in words. */
	problems: readonly string[];
	/** How many are doing something now. */
	busy: () => number;
	stop: () => void;
};

/** Lets customers and owners react to every mail as the script says, after a scanner has been there. */
export function startActors(stage: Stage, performance: Performance): Actors {
	const answers: NotedAnswer[] = [];
	const problems: string[] = [];
	const begun = new Set<string>();
	let busy = 0;

	const planned = (deliveryId: string): PlannedEvent | undefined => {
		const key = performance.keyOf(deliveryId);
		return key === null ? undefined : performance.day.events.find((one) => one.key === key);
	};
	/** True the first time only: a mail that came twice, or a reminder, changes nobody's mind. */
	const once = (what: string): boolean => !begun.has(what) && begun.add(what).size > 0;

	async function react(mail: CaughtMail): Promise<void> {
		await scan(mail);
		const decision = decisionIn(mail);
		if (decision) return await approve(decision);
		const survey = linkIn(mail, 'survey');
		if (survey) return await asCustomer(mail, survey.url, survey.subject);
		const owner = linkIn(mail, 'owner');
		if (owner) await asOwner(owner.url, owner.subject);
	}

	async function asCustomer(mail: CaughtMail, link: string, invitationId: string): Promise<void> {
		const facts = await invitationFacts(stage.store, invitationId);
		const event = facts && planned(facts.deliveryId);
		if (!facts || event?.ends.kind !== 'asked' || !once(invitationId)) return;
		const verdict = event.ends.case?.verdicts[facts.round];
		const behaviour = facts.verification ? verification(verdict) : event.ends.does;
		const language = performance.day.customers[event.customer]?.language ?? 'en';
		const noted = (what: Acknowledged) => {
			// Of who is forgotten no answer is found any more.
			if (!isForgotten(event)) answers.push({ ...what, invitationId, at: Date.now() });
		};
		if (behaviour.kind !== 'opts_out') await answerSurvey(link, behaviour, { language, noted });
		if (behaviour.kind !== 'opts_out' && behaviour.kind !== 'requests') return;
		const away = linkIn(mail, 'opt_out');
		if (!away) throw new Error('The mail has no link to opt out.');
		if (behaviour.kind === 'opts_out') return await optOut(away.url, language, noted);
		await request(away.url, behaviour.what, language);
		await answered(mail.to, behaviour.what);
	}

	/** A request is answered by mail. */
	async function answered(address: string, what: string): Promise<void> {
		const isAnswer = ({ to, links }: CaughtMail) =>
			to === address && !links.some((link) => meaningOf(link)?.purpose === 'survey');
		await until(`the answer to ${address} (${what})`, () => stage.mailbox.mails.some(isAnswer), {
			within: patience,
			every: 500,
		});
	}

	async function asOwner(link: string, caseId: string): Promise<void> {
		const facts = await caseFacts(stage.store, caseId);
		const event = facts && planned(facts.deliveryId);
		if (!facts || event?.ends.kind !== 'asked' || event.ends.case?.owner !== 'resolves') return;
		const working = ['open', 'acknowledged', 'in_progress'].includes(facts.state);
		if (!working || !once(`${caseId}:${facts.round}`)) return;
		await sleep(reading);
		await workCase(link);
	}

	const stop = stage.mailbox.subscribe((mail) => {
		busy += 1;
		react(mail)
			.catch((error: Error) => problems.push(`"${mail.subject}" to ${mail.to}: ${error.message}`))
			.finally(() => {
				busy -= 1;
			});
	});
	return { answers, problems, busy: () => busy, stop };
}

function verification(verdict: Verdict | undefined): Behaviour {
	switch (verdict) {
		case 'good':
			return { kind: 'answers', rating: 'best', comment: 'Yes, now it is solved.' };
		case 'bad':
			return { kind: 'answers', rating: 'worst', comment: 'No, the same problem is back.' };
		default:
			return { kind: 'silent' };
	}
}
