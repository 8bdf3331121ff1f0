import { isHastyForm, noteHastyForm } from '../../store/repositories/hasty-forms';
import { tooFast } from '../../survey/haste';
import type { House } from '../house';
import { formFingerprint } from './form-token';

/**
 * Whether a form that came back as it was served waits for one more press: it came faster than a person
 * reads, as mail security sends the forms it finds, or it is the very form that came too fast before.
 *
 * @param form.servedAt epoch ms
 */
export async function waitsForPress(
	{ store, workspace }: House,
	now: number,
	form: { fields: unknown; servedAt: number },
): Promise<boolean> {
	const print = formFingerprint(form.fields) ?? '';
	if (tooFast(form.servedAt, now)) {
		await noteHastyForm(store.db, workspace, print, now);
		return true;
	}
	return await isHastyForm(store.db, workspace, print);
}
