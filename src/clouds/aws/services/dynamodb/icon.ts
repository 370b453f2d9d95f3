/** A table with a row marked; drawn here. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#2c62b8" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><rect x="3" y="4" width="18" height="16" rx="2"/><path d="M3 9.300h18M3 14.700h18M9 4v16"/><path d="M9 9.300h12v5.400H9z" fill="#d6e4fa"/></svg>`;
