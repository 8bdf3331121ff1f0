import { goodSecrets, matchesAny, refused, sameText } from './signing';
import type { Heard, SecretForm, Verification } from './source';

/** The name in the query of our address under which a sender that signs nothing carries the secret. */
export const urlSecretName = 'secret';

/** Fewer characters could be tried out: whoever has the address is let in. */
const shortest = 16;

/**
 * The secret of a sender that signs nothing: it stands at the end of the address that is entered there.
 *
 * @param found where that address is entered, as a sentence
 */
export function urlSecretForm(found: string): SecretForm {
	return {
		found: `${found} Make up a secret and write it behind the address: …?${urlSecretName}=<the secret>.`,
		wrong: (secret) => {
			if (!/^[\w.~-]*$/.test(secret)) {
				return 'has characters that an address would change; letters, digits, "-" and "_" are safe';
			}
			return secret.length >= shortest
				? null
				: `has ${secret.length} characters and could be guessed; ${shortest} are the least`;
		},
	};
}

/** Lets in whoever knows the address with its secret: the only proof there is of such a sender. */
export function verifyUrlSecret({
	request,
	secrets,
}: Pick<Heard, 'request' | 'secrets'>): Verification {
	const given = request.query[urlSecretName];
	if (typeof given !== 'string' || given === '') {
		return refused(
			'missing_signature',
			`The address was called without its secret: it must end with ?${urlSecretName}=<the secret>.`,
		);
	}
	return matchesAny(goodSecrets(secrets), (secret) => sameText(given, secret))
		? { ok: true, insecure: false }
		: refused('wrong_signature', 'The secret in the address is not the one of the credential.');
}
