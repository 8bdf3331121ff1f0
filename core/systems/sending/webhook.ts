import { SetupError } from '../../model/errors';
import type { CredentialFields } from '../option/credential-fields';

/**
 * A robot's address as its group shows it. It holds the key, so no error repeats it.
 *
 * @param isOne whether it is an address of this kind of robot
 * @throws SetupError
 */
export function webhookOf(
	fields: CredentialFields,
	credential: string,
	isOne: (url: URL) => boolean,
	example: string,
): string {
	const written = fields.text('secretAddress', 'Webhook Address');
	const url = URL.canParse(written) ? new URL(written) : null;
	const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
	if (!url || !isWeb || url.username !== '' || !isOne(url)) {
		throw new SetupError(
			`Webhook Address of the ${credential} credential is no address of such a robot.`,
			`Copy the whole address that the group shows for its robot, such as ${example}.`,
		);
	}
	url.hash = '';
	return url.href;
}
