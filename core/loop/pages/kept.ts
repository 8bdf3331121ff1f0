import type { Survey } from '../../model/survey';
import { signToken, type TokenPurpose } from '../../model/token';
import { surveyVersion } from '../../store/repositories/surveys';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

const day = 86_400_000;
const kept = 200;

/** Versions never change, so they are read once. Keyed by store, since tests use several. */
const versions = new WeakMap<object, Map<string, Survey>>();

/** A survey version. */
export async function keptSurvey(
	house: House,
	key: string,
	version: string,
	db: Db | Tx = house.store.db,
): Promise<Survey | undefined> {
	const own = versions.get(house.store) ?? new Map<string, Survey>();
	versions.set(house.store, own);
	// Neither the first nor the last can hold a space.
	const name = `${house.workspace} ${key} ${version}`;
	const known = own.get(name);
	if (known) return known;
	const survey = await surveyVersion(db, house.workspace, key, version);
	if (!survey) return undefined;
	if (own.size >= kept) own.clear();
	own.set(name, survey);
	return survey;
}

/** A link to another page of the same trigger; relative, so that it works wherever this page did. */
export function linkFor(
	context: { house: House; now: number },
	purpose: TokenPurpose,
	who: { subject: string; audience: string; life: number },
): string {
	const { house, now } = context;
	// Whole days: the same link for a while, so that a page renders the same.
	const expiresAt = (Math.floor(now / day) + who.life) * day;
	const claims = { subject: who.subject, audience: who.audience, expiresAt };
	return `?t=${signToken(house.keys, { workspace: house.workspace, purpose, ...claims })}`;
}
