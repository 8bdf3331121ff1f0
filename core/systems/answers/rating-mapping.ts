import { mappingChoices } from '../../model/mapping-choices';
import { choice } from '../option/fields';
import { type Option, refined } from '../option/option';

/**
 * The option that says how a rating is read; `null` where nothing is chosen.
 *
 * @param none what nothing is called, e.g. `As Satisfaction Score Says`
 */
export function ratingMapping({
	none,
	hint,
	main = false,
}: {
	none: string;
	hint: string;
	main?: boolean;
}): Option<string | null> {
	const chosen = choice({
		label: 'Rating Mapping',
		hint,
		choices: [{ value: '', label: none }, ...mappingChoices],
		fallback: '',
		main,
	});
	return refined(chosen, (value) => (value === '' ? null : value));
}
