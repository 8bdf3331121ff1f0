import type { Forgery } from '../crm/forge';
import type { Happening, Sign } from '../crm/signed-request';

/** A request that reached a simulated system, whole. */
export type SimRequest = {
	method: string;
	/** Below the system's own part of the address, e.g. `/cgi-bin/gettoken`. */
	path: string;
	query: URLSearchParams;
	/** Lower-case names. */
	headers: Record<string, string>;
	/** As it came, to the byte. */
	body: string;
};

export type SimAnswer = { status: number; headers?: Record<string, string>; body: string };

/** What the simulated system did for us, in its own order; the counts of a run are made of it. */
export type SimDeed =
	| { kind: 'get' | 'list'; object: string; id: string | null }
	| { kind: 'update'; object: string; id: string; values: Record<string, unknown> }
	| { kind: 'create'; object: string; id: string; values: Record<string, unknown> }
	| { kind: 'owner'; object: string; id: string; owner: string }
	| { kind: 'message'; channel: string; to: string | null; text: string }
	| { kind: 'refused'; why: string };

/** A system that plays its part in the sandbox; it knows nothing of our code, only of the real system. */
export type Simulated = {
	/** As in `core/systems`. */
	key: string;

	/** Ids there that its script uses; left out: any. */
	ids?: { ticket?: string; customer?: string; agent?: string };
	/** Its records name no mail address: the customer is known to us before. */
	knowsNoMail?: boolean;
	/** It calls us. */
	push?: {
		/** What its calls tell: that something happened (left out), or a customer's answer. */
		says?: 'event' | 'answer';
		/** Its calls tell ids alone: how Satisfaction Score reads what is fetched from its API, as parameters. */
		fetched?: Record<string, unknown>;
		/** Whether its events name a mail address, so that the customer is asked; left out: they do. */
		asks?: boolean;
		/** What of it is refused when somebody forges it; left out: all that a signature over time and body shows. */
		forgeries?: readonly Forgery[];
		/** Writes and signs what happened, as the real one does. */
		sign: Sign;
		/** Fields of the Satisfaction Sender credential. */
		sender: { secret: string; encryptionKey?: string };
		/** Parameters of the CRM Trigger that reads it, beside the source. */
		parameters: Record<string, unknown>;
		/** What is wrong with our answer in the real one's eyes, `null` if nothing is. */
		faultOf(answer: { status: number; body: string; took: number }): string | null;
		/** Asks our address as the real one does before it sends anything; `null` if it is content. */
		greet?(address: string): Promise<string | null>;
	};
	/** We call it. */
	api?: {
		/** Answers as the real one does; refuses what that refuses: token, form, length, rate. */
		handle(request: SimRequest, now: number): SimAnswer;
		/** The n8n credential for it; `address` is where it is served. */
		credential: { type: string; data(address: string): Record<string, unknown> };
		/** Everything that it did, oldest first. */
		deeds: readonly SimDeed[];
		/** What happened there, before anybody is told: the record stands there. */
		happen?(happening: Happening): void;
		/** Puts a changed record there, for who polls. */
		change?(record: { id: string; values: Record<string, unknown>; at: number }): void;
		/** Parameters of the Satisfaction CRM node for each deed that is played. */
		parameters?: Record<string, Record<string, unknown>>;
		/** It is written by n8n's own HTTP Request in place of that, as in the templates; where the real one is reached. */
		byN8n?: string;
		/** Parameters of the Satisfaction CRM Poll Trigger. */
		poll?: Record<string, unknown>;
	};
	/**
	 * It takes messages: by the channel's key, its credential and what is set in the Message node to tell
	 * the owner or the group of a new case.
	 */
	words?: Record<
		string,
		{
			credential: { type: string; data(address: string): Record<string, unknown> };
			parameters: Record<string, unknown>;
		}
	>;
};
