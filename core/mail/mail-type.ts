import type { Brand } from '../model/settings';
import { palette, type Scheme } from '../pages/design/palette';

const font =
	"font-family:'Segoe UI',Roboto,Helvetica,Arial,'PingFang SC','Microsoft YaHei',sans-serif";
/** Text is the same for every brand, since in most mail programs it stands on grounds of theirs. */
export const ink = '#1a1c20';
export const soft = '#50565f';
export const line = '#7a8088';

/** Attributes that HTML has dropped and Outlook still needs; the renderer's types know them no more. */
export const forOutlook = (attributes: { bgcolor?: string; border?: 0; width?: number }) =>
	attributes;

/** The colours of a mail in light; the classes beside them turn dark where a program shows dark. */
export function mailColors({ color }: Brand): Scheme {
	return palette(color).light;
}

/** The mail's own type as a style: mail programs inherit nothing reliably. */
export function mailType(px: number, linePx: number, color = ink): string {
	return `${font};font-size:${px}px;line-height:${linePx}px;color:${color}`;
}
