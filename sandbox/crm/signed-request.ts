/** A request as a system sends it: these very bytes, signed. */
export type SignedRequest = {
	/** Added to the address, e.g. `?nonce=…`. */
	query: string;
	headers: Record<string, string>;
	body: string;
};

/** What happened to whom, as the sandbox's systems know it. */
export type Happening = {
	/** Unique in the sending system; a repeated delivery carries the same one. */
	deliveryId: string;
	what: 'solved' | 'reopened';
	/** Epoch ms. */
	at: number;
	ticket: { id: string; title: string };
	customer: {
		id: string;
		name: string;
		/** `null`: the system knows no address. */
		email: string | null;
		/** Left out: the system knows no number. */
		phone?: string;
		language: string;
		segment: string | null;
	};
	/** Further fields of the ticket, as its admins have added them; left out: none. */
	fields?: Record<string, string>;
	/** E-mail of the person who worked on it. */
	agent: { id: string; name: string; email: string };
};

/** One system: how it writes and signs what happened. `signedAt`: epoch ms. */
export type Sign = (happening: Happening, secret: string, signedAt: number) => SignedRequest;
