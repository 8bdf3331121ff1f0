/** Below this a secret can be tried out. */
const shortest = 8;

/** What is wrong with any secret that is too short to be one, in words that follow "it"; else `null`. */
export function tooShort(secret: string): string | null {
	if (secret.length >= shortest) return null;
	return `has ${secret.length} characters and could be guessed; ${shortest} are the least`;
}

/** The prefix of Standard Webhooks, which says that base64 of the key follows. */
export const standardPrefix = 'whsec_';

/** A secret of Standard Webhooks (as Formbricks has them) is no other sender's. */
export function belongsElsewhere(secret: string): string | null {
	return secret.startsWith(standardPrefix)
		? `begins with ${standardPrefix}, as secrets of Standard Webhooks (Formbricks) do`
		: null;
}
