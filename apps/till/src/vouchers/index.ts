export { askBalance } from "./ask-server.ts";
export { keepVouchers } from "./keep-vouchers.ts";
export { takeVoucher } from "./pay-by-voucher.ts";
export { sellVoucher, voucherNumberIn } from "./sell-voucher.ts";
