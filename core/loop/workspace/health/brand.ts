import { keepsBrand, palette } from '../../../pages/design/palette';
import { type Look, ok } from './check';

/** Whether the brand's colour is shown as it is. That it is not needs doing by nobody, but is to be known. */
export const brand: Look = ({ settings, say }) => {
	const { color } = settings.brand;
	return keepsBrand(color)
		? ok(say('health.brand.ok', { color }))
		: ok(say('health.brand.adapted', { color, shown: palette(color).light.fill }));
};
