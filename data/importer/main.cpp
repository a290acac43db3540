// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/orders.h"
#include "importer/reading.h"
#include "importer/writing.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// Opens one file with GDAL for the program that started it, and ends with it. A file that makes GDAL crash, hang or
// swallow memory takes this process down and nothing else.

namespace {

using namespace importer;

void limit(int resource, rlim_t value) {
    const rlimit both{value, value};
    setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

void confine(const Orders& orders) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == 1) _exit(1); // orphaned before it could be asked for
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these keep terabytes of addresses for themselves
    limit(RLIMIT_AS, rlim_t(orders.memoryMb) << 20);
#endif
    limit(RLIMIT_CPU, rlim_t(orders.seconds));
    std::signal(SIGXFSZ, SIG_IGN); // a full quota is an error of a write, not a death
    std::signal(SIGPIPE, SIG_IGN);
}

void setUpGdal() {
    CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
    CPLSetConfigOption("PROJ_NETWORK", "OFF");
    CPLSetConfigOption("OGR_SQLITE_LIST_VIRTUAL_OGR", "NO");
    CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "200");
    CPLSetConfigOption("OGR_XLSX_MAX_FIELD_COUNT", "2000");
    // Where every cell is a text, GDAL takes the headings for a row.
    for (const char* spreadsheet : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS"})
        CPLSetConfigOption(spreadsheet, "FORCE");
    CPLSetConfigOption("OGR_CT_FORCE_TRADITIONAL_GIS_ORDER", "YES");
    CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");
    CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"); // nothing is written beside what is read
    CPLSetErrorHandler(CPLQuietErrorHandler);
    GDALAllRegister();
}

parcel::Message work(const Orders& orders, Pipe& pipe) {
    switch (orders.work) {
    case Orders::Work::List: return listFile(orders, pipe);
    case Orders::Work::Write: return writeFile(orders, pipe);
    case Orders::Work::Read: break;
    }
    return readFile(orders, pipe);
}

} // namespace

int main(int argc, char** argv) {
    const auto orders = Orders::parse(argc, argv);
    if (!orders) return 2;
    confine(*orders);
    Pipe pipe;
    setUpGdal();
    pipe.send(work(*orders, pipe));
    _exit(0); // no library's exit handlers: everything is closed
}
