import type { SetupError } from '../../model/errors';
import type { ItemInvitation, ItemMessage, ItemOutcome } from '../../model/item';
import type { Attachment, Channel, Line } from '../../systems/channel';
import type { Tools } from '../../systems/http/http';
import type { House } from '../house';

/** A channel with an account of it that is open. */
export type Way = { channel: Channel; line: Line };

/** How and for whom messages are sent. */
export type Sending = Way & {
	house: House;
	/** The present moment, epoch ms: sending takes its time, and each mark has its own. */
	clock: () => number;
	/** Where there are several, the receiver's own record picks one, and the one above is not asked. */
	ways?: readonly Way[];
	/** Opens the mail server by which tests leave, whatever the channel; the line itself where that is mail. */
	testLine?: () => Promise<Line>;
	tools: Tools;
	/** Replaces the sender of the line; empty = none. */
	from: string;
	/** Replaces the receiver of the message; empty = none. */
	to: string;
	/** A person pressed *Execute*: what is not a test item is shown to them alone, and not recorded. */
	trial: boolean;
	/** Files that go along. They are kept nowhere: the clock brings no message that has some. */
	attachments?: readonly Attachment[];
};

export type SentMessage = {
	/** Whether it has left, now or before. */
	sent: boolean;
	outcome: ItemOutcome;
	/** As it left, or should have. */
	message?: ItemMessage;
	invitation?: ItemInvitation;
	/** Why it is worth another try, and whether the messages after it are not worth one before. */
	retry: { error: SetupError; everybody: boolean } | null;
};

/** What became of it, in a word and a sentence. */
export function ended(sent: boolean, code: string, text: string): SentMessage {
	return { sent, outcome: { code, text }, retry: null };
}
