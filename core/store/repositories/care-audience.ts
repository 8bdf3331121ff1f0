import type { Audience } from '../../model/care-audience';
import type { Db, DialectName, Tx } from '../store';

/** IANA names that customers have, as they are stored. */
export async function zonesPresent(_db: Db | Tx, _workspace: string): Promise<string[]> {
	throw new Error('not built yet');
}

/**
 * The customers of an audience, some at a time, each of them once, in no order. Looks at none who is not in it.
 *
 * @param about.ownZone the workspace's, in which those live whose own zone is not known
 */
export async function* audienceIds(
	_db: Db | Tx,
	_dialect: DialectName,
	_workspace: string,
	_audience: Audience,
	_about: { ownZone: string; atOnce: number },
): AsyncGenerator<string[]> {
	yield await Promise.reject(new Error('not built yet'));
}
