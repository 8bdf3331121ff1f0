import { text } from '../option/fields';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import type { SecretForm } from '../source/source';
import { aesKeyOf } from './seal';

/** The option that says whom a sender's callbacks are for; what is for another tenant is refused. */
export const receiverOption = (words: { label: string; hint: string; example: string }) =>
	text({ ...words, fallback: '', main: true });

/** A token that the admin makes up or the sender does, with the key beside it that encrypts. */
export function tokenForm(
	found: string,
	encryptionKey: { found: string; optional: boolean },
): SecretForm {
	return {
		found,
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
		encryptionKey: { ...encryptionKey, wrong: wrongAesKey },
	};
}

function wrongAesKey(key: string): string | null {
	if (aesKeyOf(key) !== null) return null;
	return key.length === 43
		? 'has characters other than letters and digits'
		: `has ${key.length} characters; an EncodingAESKey has 43`;
}
