/* The door of Node to the feeder: start(library, sources, width, height), openWindow(), closeWindow(). */
#include "feeder.h"
#include <node_api.h>

static napi_value start(napi_env env, napi_callback_info info) {
    size_t count = 4, length, sources, offset;
    napi_value arguments[4], result, buffer;
    napi_typedarray_type type;
    char library[1024];
    void *handles;
    int32_t width, height;
    napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
    napi_get_value_string_utf8(env, arguments[0], library, sizeof library, &length);
    napi_get_typedarray_info(env, arguments[1], &type, &sources, &handles, &buffer, &offset);
    napi_get_value_int32(env, arguments[2], &width);
    napi_get_value_int32(env, arguments[3], &height);
    napi_create_int32(env, feeder_start(library, handles, (int) sources, width, height), &result);
    return result;
}

static napi_value figures(napi_env env, void read(uint64_t *)) {
    uint64_t values[WINDOW_SIZE];
    napi_value array;
    read(values);
    napi_create_array_with_length(env, WINDOW_SIZE, &array);
    for (uint32_t i = 0; i < WINDOW_SIZE; i++) {
        napi_value number;
        napi_create_double(env, (double) values[i], &number);
        napi_set_element(env, array, i, number);
    }
    return array;
}

static napi_value open_window(napi_env env, napi_callback_info info) {
    (void) info;
    return figures(env, window_open);
}

static napi_value close_window(napi_env env, napi_callback_info info) {
    (void) info;
    return figures(env, window_close);
}

static void export(napi_env env, napi_value exports, const char *name, napi_callback function) {
    napi_value value;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, function, NULL, &value);
    napi_set_named_property(env, exports, name, value);
}

NAPI_MODULE_INIT() {
    export(env, exports, "start", start);
    export(env, exports, "openWindow", open_window);
    export(env, exports, "closeWindow", close_window);
    return exports;
}
