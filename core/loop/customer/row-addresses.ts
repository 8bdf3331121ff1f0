import { emailOf } from '../../model/mailbox';

/** What nobody sees, e.g. between the digits of a number that was copied from a chat. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What stands before a number, and a note without digits behind it. */
const label =
	/^(?:tel|phone|mobile|mob|cell|p|t|m|手机号?|电话|手机号码|联系电话)\s*(?:[.:：]\s*)?(?=[+(\d])/i;
const note = /(?<!\s)\s*\((?!\d)[^()\d]*\)$/;

/**
 * A telephone number without what people and programs write round it: `tel:+49…`, `电话：138…`, `138…（微信同号）`, the
 * apostrophe and the `.0` of a sheet. The digits stay as they are.
 */
export function bareNumber(said: string): string {
	const seen = said.replace(unseen, '').trim();
	const open = seen.normalize('NFKC').replace(/^'/, '').replace(label, '').replace(note, '').trim();
	const whole = /^\+?\d{6,15}\.0$/.test(open) ? open.slice(0, -2) : open;
	// As it was written, where nothing had to be taken off but widths.
	return whole === seen.normalize('NFKC') ? seen : whole;
}

/** No number has more digits; with more, they are several. */
const mostDigits = 15;

/** Whether it can be one number at all. */
export const mayBeNumber = (said: string): boolean => {
	const text = said.normalize('NFKC');
	const digits = text.replace(/\D/g, '').replace(/^00/, '').length;
	return /^\+?[\d\s().\-/]{5,30}$/.test(text) && digits <= mostDigits;
};

/** The one address of a cell, also as mail programs write it: `Wang Fang <wang@example.com>`. */
export function addressIn(said: string): string | null {
	const [, named] = /^[^<>@]*<([^<>]+)>$/.exec(said.trim()) ?? [];
	return emailOf((named ?? said).replace(/[,;，；]\s*$/, ''));
}
