import { InputError } from '../../model/errors';
import type { SourceSystem } from '../../systems';
import type { RefusalReason, SecretForm } from '../../systems/source/source';

/** What a refused request tells whoever wires the node: which system, why, and what to do. */
export function refusalFault(
	{ names, source }: SourceSystem,
	reason: RefusalReason,
	message: string,
): InputError {
	return new InputError(
		`A request of ${names.en} was refused: ${message}`,
		hintFor(reason, source.secret),
	);
}

function hintFor(reason: RefusalReason, { found, encryptionKey }: SecretForm): string {
	switch (reason) {
		case 'no_secret':
			return `${found} Put it into the Satisfaction Sender credential of this node.`;
		case 'wrong_signature':
			return `Compare the secret in the Satisfaction Sender credential of this node with the sender's. ${found}`;
		case 'wrong_token':
			return `Put the sender's own one into Secret of the Satisfaction Sender credential of this node. ${found}`;
		case 'wrong_key':
			return `Put the sender's own one into Encryption Key of the Satisfaction Sender credential of this node. ${encryptionKey?.found ?? found}`;
		case 'wrong_receiver':
			return 'If that is your company or app, enter it in this node; if not, take the address of this node out of its settings there.';
		case 'missing_signature':
		case 'malformed_signature':
			return 'Let the sender sign what it sends, and look whether Source and its options say how it does.';
		case 'stale':
			return 'Let the sender send it anew, and compare the clocks of both servers.';
		case 'invalid':
			return 'Compare what the sender sends with the sample in the parameters of this node.';
		case 'too_large':
			return 'Let the sender send fewer events at once.';
		case 'wrong_method':
			return 'Let the sender use POST.';
		case 'unavailable':
			return 'The sender is told to come again.';
	}
}
