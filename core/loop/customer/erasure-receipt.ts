import { pickLanguage } from '../../language/pick-language';
import { sentencesInARow } from '../../language/in-a-row';
import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import { momentInWords } from '../../language/time-words';
import { isoTime, type ItemMessage } from '../../model/item';
import { renderOwnMail } from '../../mail/own-mail';
import { readMarkdown } from '../../mail/read-markdown';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import type { Erased } from './erase';

/** What stays of an erasure, as items have it; nothing in it says whose it was. */
export type ErasureReceipt = {
	id: string;
	/** ISO-8601. */
	erasedAt: string | null;
	/** Rows that were removed, by table. */
	removed: Record<string, number>;
	/** Answers of which score, survey, month and a shared segment were kept. */
	anonymised: number;
	/** Texts of others in which an address was masked. */
	masked: number;
	/** Messages that a server was being given at that moment. */
	inFlight: number;
	cleanedAt: string | null;
	/** When the database's files are cleaned. */
	cleanAt: string | null;
	/** What this does not reach. */
	outside: string[];
};

/** The receipt of an erasure, as an item carries it. */
export function erasureReceipt(house: House, { receipt, cleanAt }: Erased): ErasureReceipt {
	return {
		id: receipt.erasure_id,
		erasedAt: isoTime(receipt.at),
		removed: JSON.parse(receipt.removed) as Record<string, number>,
		anonymised: receipt.anonymised,
		masked: receipt.masked,
		inFlight: receipt.in_flight,
		cleanedAt: isoTime(receipt.cleaned_at),
		cleanAt: isoTime(cleanAt),
		outside: outsideOf(house, sayOf(house)),
	};
}

/** What lies outside of the store. */
function outsideOf({ store }: House, say: Say): string[] {
	const all = ['executions', 'backups', 'mail', 'systems'] as const;
	const log = store.dialect === 'postgres' ? [say('privacy.outside.log')] : [];
	return [...all.map((one) => say(`privacy.outside.${one}`)), ...log];
}

/** How many rows were removed. */
export function rowsRemoved({ removed }: Pick<ErasureReceipt, 'removed'>): number {
	return Object.values(removed).reduce((sum, rows) => sum + rows, 0);
}

/** The same in a sentence or three. */
export function erasureInWords(house: House, receipt: ErasureReceipt): string {
	const say = sayOf(house);
	const { id, anonymised: scores, masked, inFlight } = receipt;
	return sentencesInARow(
		[
			say('privacy.erased', { rows: rowsRemoved(receipt), scores, receipt: id }),
			masked > 0 ? say('privacy.erased.masked', { count: masked }) : '',
			inFlight > 0 ? say('privacy.inFlight', { count: inFlight }) : '',
		],
		say,
	);
}

/**
 * The mail that tells somebody that their data was deleted, ready for a Message node. It has the address in
 * it, which stands nowhere in the store any more; sending it stores none.
 */
export async function erasureMessage(house: House, erased: Erased): Promise<ItemMessage> {
	const { customer, receipt, asked } = erased;
	const { brand, languages, timeZone } = await loadSettings(house.store.db, house.workspace);
	const wanted = [customer.language, ...languages].filter((one) => one !== null);
	const { language } = pickLanguage(languages, wanted);
	const say = sayIn(language);
	const moment = momentInWords(receipt.at, timeZone, sentenceLanguage(language));
	const paragraph = (text: string): string => `${text}\n\n`;
	const { anonymised: scores } = receipt;
	const told = say('privacy.mail.text', {
		deleted: say(asked ? 'privacy.mail.asked' : 'privacy.mail.deleted', { moment }),
		receipt: receipt.erasure_id,
		scores: scores > 0 ? paragraph(say('privacy.mail.scores', { scores })) : '',
		inFlight: receipt.in_flight > 0 ? paragraph(say('privacy.mail.inFlight')) : '',
	});
	const mail = renderOwnMail({
		language,
		brand,
		testMode: false,
		greeting: true,
		readerName: customer.name,
		subject: say('privacy.mail.subject'),
		text: readMarkdown(told),
		names: {},
		optOutLink: null,
	});
	const key = `${receipt.erasure_id}:receipt`;
	return { key, kind: 'erasure', to: customer.email, ...mail };
}
