/** Why a message is never taken. */
export const refusalCodes = [
	/** What it is for is no address of the channel. */
	'no_address',
	/** The server cannot write to addresses of this kind: another one might. */
	'address_unsupported',
	/** The address does not exist, or is closed. */
	'address_unknown',
	'too_large',
	/** Its reader has blocked us, or has never let us write to them. */
	'blocked',
	/** They may be written to only for a while after their own last word, and that is over. */
	'window_closed',
	/** For a reason of the server's own. */
	'refused',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why nothing, or nothing to this address, can leave just now. */
export const outageCodes = [
	'login',
	'login_missing',
	'starttls',
	'certificate',
	'encryption',
	'sender',
	'sender_unsupported',
	'later',
	/** More than is taken in a stretch of time: nothing of it has left. */
	'limited',
	'unreachable',
] as const;
export type OutageCode = (typeof outageCodes)[number];

/** What the sentence about a message that did not leave may name. */
export type DeliveryFacts = {
	/** What the server, or the network, said; one line. */
	reply: string;
	/** The server, `host:port`, or what the account of a channel is called. */
	server: string;
	/** Whom it comes from. */
	sender: string;
	/** What people call the channel, in the language of the sentence; `null` for mail. */
	channel: string | null;
};

/** Whether nothing can have arrived by a try that ended so: what breaks off may have been taken. */
export const hasNotLeft = (code: OutageCode): boolean => code !== 'unreachable';
