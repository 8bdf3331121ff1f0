import { cleanLine } from '../../language/plain-text';
import { SystemError } from '../system-error';

/** No answer came. Of the address the host alone is named: its query often holds the key. */
export function unreachable(url: string, error: unknown): SystemError {
	const said = error instanceof Error ? error.message : String(error);
	const host = URL.canParse(url) ? new URL(url).host : 'the address';
	return new SystemError(
		'unavailable',
		`${host} could not be reached: ${cleanLine(said.replaceAll(url, host), 200)}`,
		'Check the address in the credential, and whether n8n may call it.',
	);
}
