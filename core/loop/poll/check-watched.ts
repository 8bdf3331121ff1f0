import { SetupError } from '../../model/errors';
import type { Connected } from '../../systems/client';
import { readFieldPath } from '../../systems/source/field-path';
import { listChanged } from '../crm/read';
import type { Watch } from './watch';

const day = 86_400_000;
/** Records that are looked at for a field that the system does not name. */
const mostRead = 200;
/** So many fields are named in the error. */
const mostNamed = 30;

/**
 * Whether a field that somebody has typed is there: a poll that watches one that is not would find nothing for
 * ever and never say so. Neither the system names it nor does any record of the last days have it; of a system that
 * names no fields, or has no records yet, nobody can say.
 *
 * @throws SetupError naming the field and those there are; SystemError
 */
export async function checkWatched(
	connected: Connected,
	{ watched, options, object, system }: Watch,
	now: number,
): Promise<void> {
	if (watched === null || options.watched === null || !connected.fields) return;
	const fields = await connected.fields(object);
	const [first] = watched.path;
	if (fields.length === 0 || fields.some(({ id }) => id === String(first))) return;
	const span = { since: now - 90 * day, until: now + day };
	const { records } = await listChanged({ system, connected, object, now }, span, mostRead);
	if (records.length === 0) return;
	const isThere = records.some((one) => readFieldPath(one.fields, watched.path) !== undefined);
	if (isThere) return;
	const names = fields
		.slice(0, mostNamed)
		.map(({ id, name }) => (name === id ? id : `${id} (${name})`));
	throw new SetupError(
		`${object} of ${system.names.en} has no field "${watched.name}", so no change of it would ever be found.`,
		`Correct Watched Field. There are: ${names.join(', ')}${fields.length > mostNamed ? ', …' : ''}.`,
	);
}
